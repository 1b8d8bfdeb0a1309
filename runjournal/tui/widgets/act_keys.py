"""The keys that do something about a finding, for the panel and for its story: bindings, words, and clicks."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.style import Style

from runjournal.language.display.dates import start_words
from runjournal.rules.finding import Finding
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import ActRequested
from runjournal.tui.models.derived_journal import MOST_STARTS
from runjournal.tui.models.finding_acts import Act, FindingActs

KEYS = {Act.CONFIRM: "c", Act.CANCEL: "x", Act.EDIT: "e", Act.GO: "g", Act.OVERRULE: "o"}
WORDS = {
    Act.CONFIRM: "It happened",
    Act.CANCEL: "Cancel",
    Act.EDIT: "Edit",
    Act.GO: "Go there",
    Act.OVERRULE: "Overrule",
}


def act_bindings(place: str) -> Iterator[Binding]:
    """The bindings of a place whose ids begin with its name; each runs its `act` with the act and a number."""
    for number in range(MOST_STARTS):
        key = str(number + 1)
        yield Binding(key, f"act('MOVE', {number})", f"Move {key}", show=False, id=f"{place}.move-{key}")
    for act, key in KEYS.items():
        yield Binding(key, f"act('{act.name}', 0)", WORDS[act], id=f"{place}.{act.name.lower()}")


def act_words(acts: FindingActs, draw: DrawContext, place: str, action: str = "act") -> list[list[Content]]:
    """The times to move to, then the other keys, each with its word; a click on one runs `action`."""
    starts = []
    for number, slot in enumerate(acts.starts):
        key = draw.key(f"{place}.move-{number + 1}", str(number + 1))
        starts.append(_part(key, start_words(slot.start), f"{action}('MOVE', {number})"))
    others = [
        _part(draw.key(f"{place}.{act.name.lower()}", key), str(act), f"{action}('{act.name}', 0)")
        for act, key in KEYS.items()
        if acts.has(act)
    ]
    if starts:
        starts[0] = Content.assemble(("move to ", "$foreground 62%"), starts[0])
    return [parts for parts in (starts, others) if parts]


def _part(key: str, words: str, action: str) -> Content:
    part = Content.assemble((key, "bold $accent"), (f" {words}", "$foreground 80%"))
    return part.stylize(Style.from_meta({"@click": action}))


def requested(acts: FindingActs, finding: Finding | None, name: str, place: int) -> ActRequested | None:
    """What is asked for by a key or a click, None if it does nothing for the finding."""
    act = Act[name]
    return ActRequested(finding, act, place) if finding is not None and acts.has(act, place) else None
