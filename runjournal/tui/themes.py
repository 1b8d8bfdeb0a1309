"""The app's own two themes: calm grounds and a single accent. Every theme of Textual's works as well."""

from textual.theme import Theme

DARK = Theme(
    name="runjournal",
    primary="#7fc4b0",
    secondary="#8fa3a0",
    accent="#7fc4b0",
    foreground="#d7dedc",
    background="#12181a",
    surface="#182023",
    panel="#1f292c",
    warning="#e0b060",
    error="#e8826b",
    success="#7fc4b0",
    dark=True,
    variables={"footer-key-foreground": "#7fc4b0", "input-cursor-background": "#7fc4b0"},
)

LIGHT = Theme(
    name="runjournal-light",
    primary="#1c6b5a",
    secondary="#566664",
    accent="#1c6b5a",
    foreground="#1d2726",
    background="#f7f8f5",
    surface="#eff2ee",
    panel="#e4e9e4",
    warning="#8a5a00",
    error="#a83a22",
    success="#1c6b5a",
    dark=False,
    variables={"footer-key-foreground": "#1c6b5a", "input-cursor-background": "#1c6b5a"},
)

THEMES = (DARK, LIGHT)
