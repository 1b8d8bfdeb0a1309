"""How hard recorded runs were, which a watch does not know: asked of those of the last three days without an effort."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from runjournal.language.display.dates import when_of
from runjournal.language.display.entry_words import clock_words, distance_words
from runjournal.language.display.sentence_parts import name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Race, Run
from runjournal.model.settings import Distance
from runjournal.rules.history import History
from runjournal.rules.index import LONGEST

ASKED_FOR = timedelta(hours=72)
"""How long after its end a run is asked about."""
HARDEST = 10


class EffortPrompt(NamedTuple):
    """The runs and races to ask for, the latest first; `answers` are their efforts, None for one that was skipped."""

    questions: tuple[Run | Race, ...]
    unit: Distance
    answers: tuple[int | None, ...] = ()

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return Kind.RUN

    @property
    def highest(self) -> int:
        """The highest answer."""
        return HARDEST

    @property
    def question(self) -> Run | Race | None:
        """The run to be rated next, or None when all are answered."""
        return self.questions[len(self.answers)] if len(self.answers) < len(self.questions) else None

    @property
    def words(self) -> str:
        """What is asked now: "How hard was it? long run, 14.0 km, 1:19:20, Sun 22 Nov 08:30"."""
        run = self.question
        if run is None:
            return ""
        parts = (name_of(run), distance_words(run.distance_m, self.unit), clock_words(run.duration_s), when_of(run))
        return f"How hard was it? {', '.join(part for part in parts if part)}"

    def answered(self, rating: int | None) -> "EffortPrompt":
        """The prompt with one more answer."""
        return self._replace(answers=(*self.answers, rating))

    @property
    def changes(self) -> tuple[tuple[Run | Race, Run | Race], ...]:
        """Each run that was rated, as it was and with its effort."""
        rated = zip(self.questions, self.answers, strict=False)
        return tuple((run, replace(run, effort=effort)) for run, effort in rated if effort is not None)


def unrated_runs(history: History) -> list[Run | Race]:
    """The recorded runs and races that ended less than 72 h ago and have no effort, the latest first."""
    return sorted(_unrated(history), key=lambda run: (run.starts.earliest, run.id), reverse=True)


def _unrated(history: History) -> Iterator[Run | Race]:
    since = history.now - ASKED_FOR
    runs: tuple[Run | Race, ...] = history.index(Run).starting(since - LONGEST, history.now)
    for run in runs + history.index(Race).starting(since - LONGEST, history.now):
        if run.is_done and run.is_recorded and run.effort is None and run.ends.latest > since:
            yield run
