"""Markup that no text can break out of.

What is markup has the type `Html`, and only `text` and `element` make it, so that a type checker finds words
that nobody escaped.
"""

from html import escape
from typing import NewType

from runjournal.model.limits import replace_controls

Html = NewType("Html", str)
"""Markup that is whole and safe to put into a page."""

VOID = frozenset({"br", "hr", "meta", "link", "img", "wbr"})
"""The elements of HTML that have no end."""


def text(words: object) -> Html:
    """Words as HTML that shows them as they stand; what a terminal or browser could take for a command is a mark."""
    return Html(escape(replace_controls(str(words), "\N{REPLACEMENT CHARACTER}"), quote=True))


def element(name: str, /, *content: Html, **attributes: object) -> Html:
    """An element of HTML or SVG with its content.

    In the names of attributes `_` stands for `-`, and one at the end keeps them apart from Python's words: `class_`.
    An attribute that is None is left out.
    """
    given = "".join(f' {_named(key)}="{text(value)}"' for key, value in attributes.items() if value is not None)
    start = f"<{name}{given}>"
    return Html(start) if name in VOID else Html(f"{start}{''.join(content)}</{name}>")


def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
