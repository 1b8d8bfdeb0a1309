"""A pane that scrolls with what is chosen in it, and leaves every key to its list and its screen."""

from textual.containers import VerticalScroll


class Pane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls by the wheel, and where a list asks for it."""
