"""Drawing in SVG: shapes on a plane of whole units, each picture with a title that tells what it shows."""

from collections.abc import Iterable

from runjournal.reports.markup import Html, element, text


def picture(width: float, height: float, title: str, shapes: Iterable[Html]) -> Html:
    """A picture of a width and height in units, as wide as the page allows."""
    return element(
        "svg",
        element("title", text(title)),
        *shapes,
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        role="img",
        aria_label=title,
    )


def box(x: float, y: float, width: float, height: float, style: str, strength: float | None = None) -> Html:
    """A rectangle; `style` names its class, `strength` is how much of its colour it has."""
    return element(
        "rect",
        x=f"{x:g}",
        y=f"{y:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        class_=style,
        fill_opacity=None if strength is None else f"{strength:g}",
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Html:
    """A straight line."""
    return element("line", x1=f"{x1:g}", y1=f"{y1:g}", x2=f"{x2:g}", y2=f"{y2:g}", class_=style)


def dot(x: float, y: float, style: str, radius: float = 4) -> Html:
    """A round dot."""
    return element("circle", cx=f"{x:g}", cy=f"{y:g}", r=f"{radius:g}", class_=style)


def diamond(x: float, y: float, style: str, size: float = 5) -> Html:
    """A diamond around a point."""
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    return element("polygon", points=" ".join(f"{right:g},{down:g}" for right, down in corners), class_=style)


def words(x: float, y: float, shown: object, style: str = "label", anchor: str = "middle") -> Html:
    """Words at a point: their middle, their `start` or their `end`."""
    return element("text", text(shown), x=f"{x:g}", y=f"{y:g}", class_=style, text_anchor=anchor)
