"""Shows in a text the words that a filter looks for."""

from collections.abc import Sequence

from textual.content import Content

from runjournal.language.filters.terms import Says
from runjournal.model.texts import words_in

INK = "bold underline $accent"


def lighted(content: Content, texts: Sequence[Says]) -> Content:
    """The text with every word that is looked for lit."""
    if not texts:
        return content
    for found in words_in(content.plain):
        if any(text.lights(word) for text in texts for word in found.word.split()):
            content = content.stylize(INK, found.start, found.end)
    return content
