"""Rules: every rule in full, with its thresholds, and what changing one would change."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from runjournal.rules.finding import Severity
from runjournal.rules.registry import BY_ID, RULES
from runjournal.rules.rule import Rule
from runjournal.trends.backtest import ThresholdBacktest
from runjournal.tui.breakpoints import HEIGHTS, WIDTHS
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import LineCancelled, LineSubmitted, StatusReported
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.rules import RulesModel
from runjournal.tui.models.settings import SettingsModel
from runjournal.tui.models.thresholds import Threshold, Value
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.screens.rules.rule_list import RuleList, RuleSelected, ThresholdsRequested, in_groups
from runjournal.tui.screens.rules.rule_page import RuleHead, RuleSource
from runjournal.tui.screens.rules.threshold_list import (
    READ_ONLY,
    ThresholdChangeRequested,
    ThresholdList,
    ThresholdsClosed,
)
from runjournal.tui.screens.rules.trial_bar import Trial, TrialBar, ValueTyped
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.title_bar import TitleBar

AT_ONCE = 12
"""How many moments are checked before keys are handled again; that many take less than 10 ms."""


class RulesScreen(JournalScreen):
    """The list of rules and the page of the chosen one."""

    CSS_PATH = "rules.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r", "back", "Back", id="rules.back"),
        Binding("u", "undo", "Undo", id="rules.undo"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="rules.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="rules.page-down"),
    ]

    firing: var[Mapping[str, Severity]] = var(dict)
    rule: var[Rule] = var(in_groups(RULES)[0])
    severity: var[Severity | None] = var(None)
    thresholds: var[tuple[Threshold, ...]] = var(())
    trial: var[Trial] = var(Trial())

    def __init__(
        self, journal_model: JournalModel, settings_model: SettingsModel, draw: DrawContext, tag: str = ""
    ) -> None:
        super().__init__(journal_model, draw, self.app.size, tag)
        self.model = RulesModel(journal_model, settings_model)
        self.refresh_journal()

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Rules", self.tag).data_bind(RulesScreen.now)
        with Container(id="book"):
            with Pane(id="rules"):
                yield RuleList(draw, RULES).data_bind(RulesScreen.firing)
            with Pane(id="page"):
                yield RuleHead(draw).data_bind(RulesScreen.rule, RulesScreen.severity)
                yield ThresholdList(draw, is_read_only=self.model.config is None).data_bind(
                    RulesScreen.thresholds, RulesScreen.trial
                )
                yield RuleSource(draw).data_bind(RulesScreen.rule)
        yield TrialBar(draw).data_bind(RulesScreen.trial)
        yield KeyBar()

    def refresh_journal(self) -> None:
        """Derive everything on the screen, for the chosen rule."""
        self.now = self.model.journal_model.now()
        self.firing = self.model.firing()
        self.severity = self.firing.get(self.rule.id)
        self.thresholds = self.model.thresholds(self.rule)

    @property
    def bar(self) -> TrialBar:
        """The line in which a threshold is changed."""
        return self.query_one(TrialBar)

    @property
    def list(self) -> ThresholdList:
        """The thresholds of the chosen rule."""
        return self.query_one(ThresholdList)

    def on_mount(self) -> None:
        """Start on the rules."""
        self.query_one(RuleList).focus()

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Say a change below the thresholds."""
        self.trial = Trial(status=sentence, is_error=is_error)

    @on(StatusReported)
    def _journal_change_reported(self, message: StatusReported) -> None:
        if message.is_step:
            self.model.kept.append(None)

    def action_back(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def action_turn(self, pages: int) -> None:
        """Scroll the page of the rule."""
        page = self.query_one("#page", Pane)
        page.scroll_relative(y=pages * max(page.size.height - 1, 1), animate=False)

    # choosing

    @on(RuleSelected)
    def _rule_selected(self, message: RuleSelected) -> None:
        self.rule = BY_ID[message.rule]
        self.severity = self.firing.get(self.rule.id)
        self.thresholds = self.model.thresholds(self.rule)
        self.list.cursor = 0
        self._leave_trial()
        self.query_one("#page").scroll_home(animate=False)

    @on(ThresholdsRequested)
    def _thresholds_requested(self) -> None:
        if not self.thresholds:
            self.trial = Trial(status=f"{self.rule.title}: this rule has no thresholds.", is_error=True)
            return
        self._to_thresholds()

    def _to_thresholds(self) -> None:
        self.list.focus()
        self.call_after_refresh(self.list.show_cursor)

    @on(ThresholdsClosed)
    def _thresholds_closed(self) -> None:
        self._leave_trial()
        self.query_one(RuleList).focus()

    # trying out

    @on(ThresholdChangeRequested)
    def _threshold_change_requested(self, message: ThresholdChangeRequested) -> None:
        if self.model.config is None:
            self.trial = Trial(status=READ_ONLY, is_error=True)
            return
        threshold = next(threshold for threshold in self.thresholds if threshold.name == message.name)
        line = self.bar.line
        line.threshold = threshold
        self.trial = Trial(threshold, threshold.value)
        now = "" if threshold.is_switch else str(threshold.value)
        line.value = message.typed or (threshold.stepped(now, message.step) if message.step else now)
        line.focus()
        line.cursor_position = len(line.value)
        if not message.typed:
            line.action_select_all()
        self.call_after_refresh(self.list.show_cursor)

    @on(ValueTyped)
    def _typed(self, message: ValueTyped) -> None:
        threshold = self.trial.threshold
        if threshold is None:
            return
        if self.trial.needs_yes:
            if message.text.strip().lower() == "y" and self.trial.value is not None:
                self._keep(threshold, self.trial.value)
            return
        value = threshold.read(message.text)
        self._try(Trial(threshold, value))

    def _try(self, trial: Trial) -> None:
        """Show what a value would change, until another value is tried or the line is left."""
        self.workers.cancel_group(self, "trial")
        self.trial = trial
        threshold, value = trial.threshold, trial.value
        if threshold is not None and value is not None and value != threshold.value:
            what_if = self.model.what_if(self.rule, threshold.name, value)
            self._ask(trial, what_if)

    @work(group="trial", exclusive=True)
    async def _ask(self, trial: Trial, what_if: ThresholdBacktest) -> None:
        while not what_if.is_finished:
            for _ in range(AT_ONCE):
                if not what_if.is_finished:
                    what_if.check_next()
            self.trial = replace(trial, share=what_if.checked / len(what_if.checkpoints))
            await asyncio.sleep(0)
        self.trial = replace(trial, share=1, difference=what_if.difference())

    @on(LineSubmitted)
    def _entered(self) -> None:
        threshold, value = self.trial.threshold, self.trial.value
        if threshold is None or value is None or self.trial.needs_yes:
            return
        if value == threshold.value:
            self._leave_trial()
            self._to_thresholds()
        elif threshold.loosens_the_article(value):
            self.workers.cancel_group(self, "trial")
            self.trial = replace(self.trial, needs_yes=True)
            self.bar.line.value = ""
        else:
            self._keep(threshold, value)

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        threshold, value = self.trial.threshold, self.trial.value
        if self.trial.needs_yes and threshold is not None and value is not None:
            self._try(Trial(threshold, value))
            self.bar.line.value = str(value)
            self.bar.line.cursor_position = len(self.bar.line.value)
            return
        self._leave_trial()
        self._to_thresholds()

    def _leave_trial(self) -> None:
        self.workers.cancel_group(self, "trial")
        self.trial = Trial()

    # keeping

    def _keep(self, threshold: Threshold, value: Value) -> None:
        self._change(lambda: self.model.keep(threshold, value))

    def action_undo(self) -> None:
        """Put the threshold back that was changed last."""
        self._change(self.model.undo)

    def _change(self, change: Callable[[], str]) -> None:
        """Make a change, say what was done, and go back to where it was made."""
        self.workers.cancel_group(self, "trial")
        self.change(change)
        if not isinstance(self.focused, RuleList):
            self._to_thresholds()

    def on_click(self, event: events.Click) -> None:
        """Leave the value as it was when the page is clicked while one is typed."""
        if self.trial.threshold is not None and not self.bar.region.contains(event.screen_x, event.screen_y):
            self._leave_trial()
