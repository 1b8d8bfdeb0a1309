"""Every key of the app, by the place where it works."""

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.card import TherapistCard
from runjournal.tui.screens.care import Care
from runjournal.tui.screens.help import Help
from runjournal.tui.screens.journal import Journal
from runjournal.tui.screens.page import Page
from runjournal.tui.screens.plan import Plan
from runjournal.tui.screens.proposal import ProposalBox
from runjournal.tui.screens.rating import Rating
from runjournal.tui.screens.rules import Rules
from runjournal.tui.screens.story import Story
from runjournal.tui.screens.today import Today
from runjournal.tui.screens.week import Week
from runjournal.tui.widgets.after_massage import AfterMassage
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.filter_bar import FilterLine
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.found_list import FoundList
from runjournal.tui.widgets.line_input import LineInput
from runjournal.tui.widgets.plan_calendar import PlanCalendar
from runjournal.tui.widgets.plan_entries import PlanEntries
from runjournal.tui.widgets.proposal_list import ProposalList
from runjournal.tui.widgets.rule_list import RuleList
from runjournal.tui.widgets.threshold_list import ThresholdList
from runjournal.tui.widgets.trial_bar import NumberLine

PLACES: dict[str, list[BindingType]] = {
    "everywhere": RunJournalApp.BINDINGS,
    "Today": [*Today.BINDINGS, *Rating.BINDINGS, *Care.BINDINGS],
    "the body map": BodyMap.BINDINGS,
    "after a massage": AfterMassage.BINDINGS,
    "the day's entries": DayList.BINDINGS,
    "the findings": Findings.BINDINGS,
    "a line": LineInput.BINDINGS,
    "a finding's story": Story.BINDINGS,
    "the card": TherapistCard.BINDINGS,
    "a proposal": [*ProposalBox.BINDINGS, *ProposalList.BINDINGS],
    "a page": Page.BINDINGS,
    "Plan": [*Plan.BINDINGS, *PlanCalendar.BINDINGS],
    "what is planned": PlanEntries.BINDINGS,
    "Journal": [*Journal.BINDINGS, *FoundList.BINDINGS],
    "the journal's filter": FilterLine.BINDINGS,
    "Week": Week.BINDINGS,
    "Rules": [*Rules.BINDINGS, *RuleList.BINDINGS],
    "a rule's thresholds": ThresholdList.BINDINGS,
    "a threshold's value": NumberLine.BINDINGS,
    "help": Help.BINDINGS,
}

WITHIN = {
    "Today": "everywhere",
    "a page": "everywhere",
    "Plan": "a page",
    "what is planned": "Plan",
    "Journal": "a page",
    "Week": "a page",
    "Rules": "everywhere",
    "the body map": "Today",
    "after a massage": "Today",
    "the day's entries": "Today",
    "the findings": "Today",
    "a rule's thresholds": "Rules",
}
"""The place whose keys work in a place too. Where one types, or reads a page to be closed, they are not looked for."""


def bindings() -> Iterator[tuple[str, Binding]]:
    """Each binding of our own with the place where it works."""
    for place, known in PLACES.items():
        for binding in known:
            if isinstance(binding, Binding):
                yield place, binding
