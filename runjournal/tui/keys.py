"""Every key of the app: for the table in the README, and to check a keymap from the settings."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from textual.binding import Binding, BindingType

from runjournal.errors import JournalError
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.care import Care
from runjournal.tui.screens.help import Help
from runjournal.tui.screens.rules import Rules
from runjournal.tui.screens.story import Story
from runjournal.tui.screens.today import Today
from runjournal.tui.widgets.after_massage import AfterMassage
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.line_input import LineInput
from runjournal.tui.widgets.rule_list import RuleList
from runjournal.tui.widgets.threshold_list import ThresholdList
from runjournal.tui.widgets.trial_bar import NumberLine

PLACES: dict[str, list[BindingType]] = {
    "everywhere": RunJournalApp.BINDINGS,
    "Today": [*Today.BINDINGS, *Care.BINDINGS],
    "after a massage": AfterMassage.BINDINGS,
    "the day's entries": DayList.BINDINGS,
    "the findings": Findings.BINDINGS,
    "a line": LineInput.BINDINGS,
    "a finding's story": Story.BINDINGS,
    "Rules": [*Rules.BINDINGS, *RuleList.BINDINGS],
    "a rule's thresholds": ThresholdList.BINDINGS,
    "a threshold's value": NumberLine.BINDINGS,
    "help": Help.BINDINGS,
}


def bindings() -> Iterator[tuple[str, Binding]]:
    """Each binding of our own with the place where it works."""
    for place, known in PLACES.items():
        for binding in known:
            if isinstance(binding, Binding):
                yield place, binding


def checked(keymap: Mapping[str, str]) -> dict[str, str]:
    """A keymap of the settings; JournalError for an id that no binding has."""
    ids = {binding.id for _, binding in bindings() if binding.id}
    for unknown in keymap.keys() - ids:
        near = get_close_matches(unknown, ids, 1)
        hint = f"The nearest id is {near[0]}." if near else "The README lists the ids."
        raise JournalError(f"The settings rebind {unknown}, which no key has for its id.", hint)
    return dict(keymap)


def table() -> str:
    """The keys as a Markdown table."""
    rows = ["| where | key | what it does | id |", "|---|---|---|---|"]
    for place, binding in bindings():
        keys = " ".join(f"`{_plain(key)}`" for key in binding.key.split(","))
        rows.append(f"| {place} | {keys} | {binding.description} | `{binding.id}` |")
    return "\n".join(rows)


def _plain(key: str) -> str:
    signs = {"question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+", "minus": "-"}
    return signs.get(key, key)
