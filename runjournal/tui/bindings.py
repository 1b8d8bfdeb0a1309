"""Every key of the app, by the place where it works."""

from textual.binding import BindingType

from runjournal.tui.app import RunJournalApp
from runjournal.tui.key_names import KeyPlaces
from runjournal.tui.screens.dialogs.help import Help
from runjournal.tui.screens.dialogs.missing_journal import MissingJournal
from runjournal.tui.screens.dialogs.pasted_box import PastedBox
from runjournal.tui.screens.dialogs.proposal_box import ProposalBox
from runjournal.tui.screens.dialogs.proposal_list import ProposalList
from runjournal.tui.screens.dialogs.story import Story
from runjournal.tui.screens.dialogs.therapist_card import TherapistCard
from runjournal.tui.screens.imports.import_screen import ImportScreen
from runjournal.tui.screens.imports.item_list import ItemList
from runjournal.tui.screens.imports.path_list import PathChoices
from runjournal.tui.screens.imports.path_pane import PathLine
from runjournal.tui.screens.journal.found_list import FoundList
from runjournal.tui.screens.journal.search_screen import SearchScreen
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.plan.plan_calendar import PlanCalendar
from runjournal.tui.screens.plan.plan_entries import PlanEntries
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.plan.slot_facts import Instead
from runjournal.tui.screens.rules.rule_list import RuleList
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.screens.rules.threshold_list import ThresholdList
from runjournal.tui.screens.rules.trial_bar import NumberLine
from runjournal.tui.screens.settings.setting_list import SettingList
from runjournal.tui.screens.settings.settings_screen import SettingsScreen
from runjournal.tui.screens.settings.value_editors import ValueChoices
from runjournal.tui.screens.today.after_massage import AfterMassage
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.screens.week.week_screen import WeekScreen
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.filter_line import FilterLine
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.line_input import LineInput

PLACES: dict[str, list[BindingType]] = {
    "everywhere": RunJournalApp.BINDINGS,
    "Today": TodayScreen.BINDINGS,
    "the body map": BodyMap.BINDINGS,
    "after a massage": AfterMassage.BINDINGS,
    "the day's entries": DayList.BINDINGS,
    "the findings": Findings.BINDINGS,
    "a line": LineInput.BINDINGS,
    "a finding's story": Story.BINDINGS,
    "the card": TherapistCard.BINDINGS,
    "a proposal": [*ProposalBox.BINDINGS, *ProposalList.BINDINGS],
    "a page": SubScreen.BINDINGS,
    "Plan": [*PlanScreen.BINDINGS, *PlanCalendar.BINDINGS],
    "what is planned": PlanEntries.BINDINGS,
    "what is fine instead": Instead.BINDINGS,
    "Journal": [*SearchScreen.BINDINGS, *FoundList.BINDINGS],
    "a filter": FilterLine.BINDINGS,
    "Week": WeekScreen.BINDINGS,
    "Import": [*ImportScreen.BINDINGS, *ItemList.BINDINGS],
    "a path to import": PathLine.BINDINGS,
    "what can be imported": PathChoices.BINDINGS,
    "Rules": [*RulesScreen.BINDINGS, *RuleList.BINDINGS],
    "a rule's thresholds": ThresholdList.BINDINGS,
    "a threshold's value": NumberLine.BINDINGS,
    "Settings": [*SettingsScreen.BINDINGS, *SettingList.BINDINGS],
    "a setting's values": ValueChoices.BINDINGS,
    "a removed journal": MissingJournal.BINDINGS,
    "pasted lines": PastedBox.BINDINGS,
    "help": Help.BINDINGS,
}

WITHIN = {
    "Today": "everywhere",
    "a page": "everywhere",
    "Plan": "a page",
    "what is planned": "Plan",
    "what is fine instead": "Plan",
    "Journal": "a page",
    "Week": "a page",
    "Import": "a page",
    "what can be imported": "a page",
    "Rules": "everywhere",
    "Settings": "a page",
    "the body map": "Today",
    "after a massage": "Today",
    "the day's entries": "Today",
    "the findings": "Today",
    "a rule's thresholds": "Rules",
}
"""For each place, the one around it, whose keys work there too. Lines and boxes have no place around them."""

KEY_PLACES = KeyPlaces(PLACES, WITHIN)
