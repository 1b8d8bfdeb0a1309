"""A page of HTML that stands alone: no scripts, nothing from elsewhere, and no text that could break out of it.

What is HTML has the type `Html`, and only `text`, `element` and `joined` make it, so that a type checker finds words
that nobody escaped. The page follows the light or dark of the reader's system and prints black on white.
"""

from collections.abc import Iterable
from html import escape
from typing import NewType

from runjournal.model.limits import is_control

Html = NewType("Html", str)
"""Markup that is whole and safe to put into a page."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser is told: nothing but the styles in the page itself."""

VOID = frozenset({"br", "hr", "meta", "link", "img", "wbr"})
"""The elements of HTML that have no end."""

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --muted: #59636e; --line: #d0d7de;
  --accent: #0a6c74; --caution: #8a5a00; --warning: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e6e9ed; --muted: #9aa5b1; --line: #38414b;
    --accent: #5cc3cc; --caution: #e3b341; --warning: #ff8f87; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 2rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .15em; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 1.1em 0 .3em; padding-bottom: .1em; border-bottom: 1px solid var(--line); font-size: 1.05rem;
  color: var(--accent); }
p, ul, dl, table { margin: .3em 0; }
ul { padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .15em .9em .15em 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { color: var(--muted); font-weight: 400; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.muted { color: var(--muted); }
.caution { color: var(--caution); }
.warning { color: var(--warning); }
svg { display: block; max-width: 100%; height: auto; }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #888;
    --accent: #000; --caution: #000; --warning: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.35; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11pt; break-after: avoid; }
  tr, li, svg { break-inside: avoid; }
}
"""
"""The styles of every page. A print is black: what colour says, a word says too."""


def page(title: str, body: Iterable[Html], style: str = "") -> str:
    """A whole document with a plain-text title; `style` is CSS of the page's own, behind that of all."""
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", text(title)),
        Html(f"<style>{STYLE}{style}</style>"),
    ]
    whole = element("html", _lines("head", head), _lines("body", body), lang="en")
    return f"<!doctype html>\n{whole}"


def _lines(name: str, parts: Iterable[Html]) -> Html:
    """An element with each of its parts on a line of its own."""
    inner = "".join(f"{part}\n" for part in parts)
    return element(name, Html(f"\n{inner}"))


def text(words: object) -> Html:
    """Words as HTML that shows them as they stand; what a terminal or browser could take for a command is a mark."""
    plain = "".join("\N{REPLACEMENT CHARACTER}" if is_control(character) else character for character in str(words))
    return Html(escape(plain, quote=True))


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


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Pieces of HTML in a row, with words between them."""
    return Html(text(between).join(parts))
