"""What the Rules screen does with the journal and the settings file: it derives, tries out, keeps and takes back."""

from collections.abc import Mapping
from pathlib import Path

from runjournal.model.limits import LAST_DAY
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from runjournal.rules.rule import Rule
from runjournal.trends.backtest import KnownThen, ThresholdBacktest, first_days
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.settings import SettingsModel
from runjournal.tui.models.thresholds import Threshold, Value, threshold, with_threshold


class RulesModel:
    """The rules beside the journal. Changes are kept in the settings file; each can be taken back in turn."""

    def __init__(self, journal_model: JournalModel, settings_model: SettingsModel) -> None:
        self.journal_model = journal_model
        self.settings_model = settings_model
        self.kept: list[Threshold | None] = []
        """The thresholds as they were before each change, the latest at the end; None for a change of the journal."""
        self._past: tuple[tuple[str, int], KnownThen] | None = None

    def firing(self) -> Mapping[str, Severity]:
        """The rules that say something now, each with its greatest severity."""
        firing: dict[str, Severity] = {}
        for finding in RULESET.check(self.journal_model.history):
            firing[finding.rule] = max(finding.severity, firing.get(finding.rule, finding.severity))
        return firing

    def thresholds(self, rule: Rule) -> tuple[Threshold, ...]:
        """The thresholds that a rule reads, as they are set."""
        return tuple(threshold(self.journal_model.settings, name) for name in rule.thresholds)

    def what_if(self, rule: Rule, name: str, value: Value) -> ThresholdBacktest:
        """What another value of a threshold would change in a rule's findings, over the last year and ahead."""
        settings = self.journal_model.settings
        return ThresholdBacktest(rule, self._past_for(rule), settings, with_threshold(settings, name, value))

    def keep(self, changed: Threshold, value: Value) -> str:
        """Save a threshold in the settings file and use it; return what was done, in a sentence."""
        self._write(changed, value)
        self.kept.append(changed)
        where = f"in {self.config.name}" if self.config else ""
        if value == changed.default:
            return f"Back to the default: {changed.name} is {changed.format(value)}. u undoes it."
        was = changed.format(changed.value)
        return f"Kept {where}: {changed.name} is {changed.format(value)}, was {was}. u undoes it."

    def undo(self) -> str:
        """Undo the last change made on the Rules screen: of a threshold, or of the journal."""
        if not self.kept:
            return "No change of a threshold is left to undo."
        last = self.kept[-1]
        if last is None:
            self.kept.pop()
            return self.journal_model.undo()
        self._write(last, last.value)
        self.kept.pop()
        return f"Undone: {last.name} is {last.format(last.value)} again."

    @property
    def config(self) -> Path | None:
        """The settings file."""
        return self.settings_model.config

    def _write(self, changed: Threshold, value: Value) -> None:
        self.settings_model.write({("thresholds", changed.name): None if value == changed.default else value})

    def _past_for(self, rule: Rule) -> KnownThen:
        """The last year as the rule reads it, read once per version of the journal."""
        journal, now = self.journal_model.journal, self.journal_model.now()
        version = (rule.id, journal.version())
        if self._past is None or self._past[0] != version:
            days = first_days(rule, self.journal_model.today)
            entries = [entry for kind, first in days.items() for entry in journal.between(first, LAST_DAY, [kind])]
            self._past = (
                version,
                KnownThen.of(entries, now, self.journal_model.zone, self.journal_model.history.recovery),
            )
        return self._past[1]
