"""Runs and races by day: distance, time, effort, and the load that they were.

The load of a run is its effort (0 to 10) times its minutes, in arbitrary units, AU (Foster 2001, J Strength Cond Res
15:109). A day without a run is a rest day of load 0. A day with a run whose effort or duration was not logged has a
load that nobody knows, and so has a day ahead or one before the journal begins: it is a gap, never 0. Races are runs.

Over the daily loads of a week, monotony is their mean ÷ their standard deviation (n − 1), and strain the week's load
× monotony (Foster 1998, Med Sci Sports Exerc 30:1164). Both are undefined unless all seven loads are known, and if
the loads do not differ.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean, stdev

from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.frozen import frozen
from runjournal.trends.stretches import WEEK_DAYS, Stretch


@frozen
class DayTraining:
    """The runs and races of a local day that were done, in the order of their start, and those still planned.

    `is_known` is whether the day can be called a rest day if it has none: it is not ahead, nor before the journal.
    """

    day: date
    runs: tuple[Run | Race, ...] = ()
    planned: tuple[Run | Race, ...] = ()
    is_known: bool = True

    @property
    def is_race(self) -> bool:
        """Whether a race was run."""
        return any(isinstance(run, Race) for run in self.runs)

    @property
    def distance_m(self) -> int | None:
        """The distance of the runs that have one, 0 on a rest day; None if none has, or the day is not known."""
        logged = [run.distance_m for run in self.runs if run.distance_m is not None]
        return sum(logged) if logged or (self.is_known and not self.runs) else None

    @property
    def duration_s(self) -> int | None:
        """The time of the runs that have one, in the same way."""
        logged = [run.duration_s for run in self.runs if run.duration_s is not None]
        return sum(logged) if logged or (self.is_known and not self.runs) else None

    @property
    def ascent_m(self) -> int | None:
        """The ascent of the runs that have one, in the same way."""
        logged = [run.ascent_m for run in self.runs if run.ascent_m is not None]
        return sum(logged) if logged or (self.is_known and not self.runs) else None

    @property
    def descent_m(self) -> int | None:
        """The descent of the runs that have one, in the same way."""
        logged = [run.descent_m for run in self.runs if run.descent_m is not None]
        return sum(logged) if logged or (self.is_known and not self.runs) else None

    @property
    def load(self) -> float | None:
        """The load in AU, 0 on a rest day; None if that of a run is not known, or the day is not."""
        if not self.runs:
            return 0.0 if self.is_known else None
        load_seconds = [seconds for run in self.runs if (seconds := _load_s(run)) is not None]
        return sum(load_seconds) / 60 if len(load_seconds) == len(self.runs) else None


@frozen
class Training:
    """The days of a stretch, in order, and what they come to."""

    days: tuple[DayTraining, ...]

    @property
    def runs(self) -> tuple[Run | Race, ...]:
        """The runs and races that were done."""
        return tuple(run for day in self.days for run in day.runs)

    @property
    def races(self) -> tuple[Race, ...]:
        """The races that were done."""
        return tuple(run for run in self.runs if isinstance(run, Race))

    @property
    def distance_m(self) -> int:
        """The distance of the runs that have one."""
        return sum(run.distance_m or 0 for run in self.runs)

    @property
    def without_distance(self) -> int:
        """How many runs have none, so that `distance_m` is too little."""
        return sum(run.distance_m is None for run in self.runs)

    @property
    def duration_s(self) -> int:
        """The time of the runs that have one."""
        return sum(run.duration_s or 0 for run in self.runs)

    @property
    def without_duration(self) -> int:
        """How many runs have none, so that `duration_s` is too little."""
        return sum(run.duration_s is None for run in self.runs)

    @property
    def longest_m(self) -> int | None:
        """The longest distance, or None if none is known."""
        return max((run.distance_m for run in self.runs if run.distance_m is not None), default=None)

    @property
    def efforts(self) -> tuple[int, ...]:
        """The efforts that were logged, 0 to 10."""
        return tuple(run.effort for run in self.runs if run.effort is not None)

    @property
    def effort_mean(self) -> float | None:
        """Their mean, or None if none was logged."""
        return fmean(self.efforts) if self.efforts else None

    @property
    def ascent_m(self) -> int | None:
        """The ascent of the runs that have one, or None if none has."""
        logged = [run.ascent_m for run in self.runs if run.ascent_m is not None]
        return sum(logged) if logged else None

    @property
    def descent_m(self) -> int | None:
        """The descent of the runs that have one, or None if none has."""
        logged = [run.descent_m for run in self.runs if run.descent_m is not None]
        return sum(logged) if logged else None

    @property
    def without_climb(self) -> int:
        """How many runs lack an ascent or a descent, so that `ascent_m` or `descent_m` is too little."""
        return sum(run.ascent_m is None or run.descent_m is None for run in self.runs)

    @property
    def easy_heart_rates(self) -> tuple[int, ...]:
        """The average heart rates of easy runs, in beats a minute, which fall as a runner gets fitter."""
        easy = (run for run in self.runs if isinstance(run, Run) and run.run_kind is RunKind.EASY)
        return tuple(run.avg_hr for run in easy if run.avg_hr is not None)

    @property
    def easy_hr_mean(self) -> float | None:
        """Their mean, or None if none was logged."""
        return fmean(self.easy_heart_rates) if self.easy_heart_rates else None

    @property
    def loads(self) -> tuple[float | None, ...]:
        """The load of each day in AU, None if it is not known."""
        return tuple(day.load for day in self.days)

    @property
    def known_load(self) -> float:
        """The load in AU of the runs of which it is known."""
        return sum(_load_s(run) or 0 for run in self.runs) / 60

    @property
    def without_load(self) -> int:
        """How many runs lack an effort or a duration, so that `known_load` is too little."""
        return sum(_load_s(run) is None for run in self.runs)

    @property
    def monotony(self) -> float | None:
        """The monotony of seven days, or None if it is undefined."""
        return monotony(self.loads)

    @property
    def strain(self) -> float | None:
        """The strain of seven days in AU, or None if it is undefined."""
        return strain(self.loads)


def load_of(run: Run | Race) -> float | None:
    """The load of a run in AU: effort × minutes, or None if either was not logged."""
    seconds = _load_s(run)
    return None if seconds is None else seconds / 60


def _load_s(run: Run | Race) -> int | None:
    """Effort × seconds: whole numbers, so that days of the same load are exactly the same."""
    return None if run.effort is None or run.duration_s is None else run.effort * run.duration_s


def monotony(loads: Sequence[float | None]) -> float | None:
    """Mean ÷ standard deviation (n − 1) of seven daily loads in AU; None if one is not known or none differs."""
    known_loads = [load for load in loads if load is not None]
    if len(known_loads) != WEEK_DAYS or len(loads) != WEEK_DAYS or len(set(known_loads)) == 1:
        return None
    return fmean(known_loads) / stdev(known_loads)


def strain(loads: Sequence[float | None]) -> float | None:
    """The sum of seven daily loads × their monotony, in AU; None if the monotony is undefined."""
    week_monotony = monotony(loads)
    return None if week_monotony is None else sum(load for load in loads if load is not None) * week_monotony


def training(entries: Iterable[Entry], stretch: Stretch, today: date, since: date | None = None) -> Training:
    """The runs and races among some entries that belong to the local days of a stretch.

    Days after `today` and before `since`, where the journal begins, are not known; nor is any if it is empty and
    `since` is None.
    """
    by_day: dict[date, list[Run | Race]] = {day: [] for day in stretch.days}
    for entry in entries:
        if isinstance(entry, Run | Race) and entry.day in by_day:
            by_day[entry.day].append(entry)
    return Training(tuple(_day(day, runs, since is not None and since <= day <= today) for day, runs in by_day.items()))


def _day(day: date, runs: Sequence[Run | Race], is_known: bool) -> DayTraining:
    ordered = sorted(runs, key=lambda run: (run.starts.earliest, run.id))
    done = tuple(run for run in ordered if run.is_done)
    return DayTraining(day, done, tuple(run for run in ordered if run.is_planned), is_known)
