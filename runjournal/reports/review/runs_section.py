"""The runs of a review in words: by day of a week, by week of what is longer, and what they come to."""

from collections.abc import Iterator, Sequence
from functools import partial

from runjournal.language.display.dates import day_and_month
from runjournal.language.display.entry_words import climb_words
from runjournal.language.display.sentence_parts import count_of
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.settings import Distance, Settings
from runjournal.model.units import METRES, climb_in, climb_unit, in_distance, in_volume
from runjournal.reports.document import Column, Grid, Paragraph, Picture, Section, Table, number_columns
from runjournal.reports.review.pictures import bars_picture, legend
from runjournal.reports.review.soreness_section import before_words, column_labels
from runjournal.reports.review.wording import NOT_KNOWN, REST, clock, number, whole_number
from runjournal.trends.fluids import DayFluids
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.review import Review, WeekTraining
from runjournal.trends.soreness.soreness_grid import MOST_WEEKS
from runjournal.trends.stretches import WEEK_DAYS, Stretch, days_in, months_in
from runjournal.trends.training.daily_training import DayTraining, Training
from runjournal.trends.training.spikes import Spike

SPIKE = 1.1
"""Above this ratio more injuries were seen (Frandsen 2025)."""


def runs_section(report: PeriodReport, settings: Settings) -> Section:
    """Runs, load, drinks and massages on the same axis, then what they come to."""
    review = report.review
    by_day = review.stretch.length <= WEEK_DAYS
    part = _by_day(review, settings) if by_day else _by_week_or_month(review, settings)
    has_bars = review.training.runs or review.massages
    picture = [Picture(partial(bars_picture, review), legend(review))] if has_bars else []
    return Section("Runs and load", (*picture, part, *map(Paragraph, _notes(review, settings))))


def _by_day(review: Review, settings: Settings) -> Grid:
    unit, days = settings.distance, review.training.days
    rows = {
        f"distance, {unit}": [_distance(day, METRES[unit]) for day in days],
        "load, AU": [_load(day) for day in days],
        "drinks, l": [_drunk(day) for day in review.fluids],
        "race": ["race" if day.is_race else "" for day in days],
        "massage": [_depths(review.massages, day) for day in days],
    }
    if review.training.ascent_m is not None or review.training.descent_m is not None:
        rows |= {
            f"up, {climb_unit(unit)}": [_climb(day, day.ascent_m, unit) for day in days],
            f"down, {climb_unit(unit)}": [_climb(day, day.descent_m, unit) for day in days],
        }
    shown = {label: cells for label, cells in rows.items() if any(cells)}
    labels = column_labels(days_in(review.stretch))
    return Grid(labels, tuple(shown), tuple(tuple(cells) for cells in shown.values()))


def _distance(day: DayTraining, metres: float) -> str:
    if day.distance_m is None:
        return NOT_KNOWN
    return f"{day.distance_m / metres:.1f}" if day.runs else REST


def _climb(day: DayTraining, climb_m: int | None, unit: Distance) -> str:
    if climb_m is None:
        return NOT_KNOWN
    return str(climb_in(climb_m, unit)) if day.runs else REST


def _load(day: DayTraining) -> str:
    return whole_number(day.load) if day.runs or day.load is None else REST


def _drunk(day: DayFluids) -> str:
    return NOT_KNOWN if day.volume_ml is None else f"{day.volume_ml / 1000:.1f}"


def _depths(massages: Sequence[Massage], day: DayTraining) -> str:
    """The deepest massage of a day, and how many more there were: seven such cells have room in 80 columns."""
    of_day = [massage for massage in massages if massage.day == day.day]
    if not of_day:
        return ""
    depths = [massage.depth for massage in of_day if massage.depth]
    deepest = max(depths, key=list(Depth).index).value if depths else "yes"
    return f"{deepest}+{min(len(of_day) - 1, 9)}" if len(of_day) > 1 else deepest


def _by_week_or_month(review: Review, settings: Settings) -> Table:
    if len(review.weeks) > MOST_WEEKS:
        return _by_month(review, settings)
    unit = settings.distance
    numbers = (str(unit), "time", "load, AU", "monotony", "strain", "spike", "races", "massages")
    head = (Column("week from"), *number_columns(*numbers))
    return Table(head, tuple(_week(week, METRES[unit]) for week in review.weeks if week.week.first <= review.today))


def _week(week: WeekTraining, metres: float) -> tuple[str, ...]:
    done, first = week.training, week.week.first
    return (
        day_and_month(first),
        *_sums(done, metres),
        number(done.monotony, 2),
        whole_number(done.strain),
        number(week.spike.ratio if week.spike else None, 2),
        str(len(done.races)),
        str(len(week.massages)),
    )


def _by_month(review: Review, settings: Settings) -> Table:
    unit = settings.distance
    months = [month for month in months_in(review.stretch) if month.first <= review.today]
    head = (Column("month"), *number_columns(str(unit), "time", "load, AU", "runs", "races", "massages"))
    return Table(head, tuple(_month(month, review, METRES[unit]) for month in months))


def _month(month: Stretch, review: Review, metres: float) -> tuple[str, ...]:
    done = Training(tuple(day for day in review.training.days if day.day in month))
    massages = sum(massage.day in month for massage in review.massages)
    return (f"{month.first:%b}", *_sums(done, metres), str(len(done.runs)), str(len(done.races)), str(massages))


def _sums(done: Training, metres: float) -> tuple[str, str, str]:
    """Distance, time and load, with + if a run lacks it, so that there was more; · if no day is known."""
    if not any(day.runs or day.is_known for day in done.days):
        return NOT_KNOWN, NOT_KNOWN, NOT_KNOWN
    return (
        f"{done.distance_m / metres:.1f}{_more(done.without_distance)}",
        f"{done.duration_s // 3600}:{done.duration_s % 3600 // 60:02}{_more(done.without_duration)}",
        f"{done.known_load:.0f}{_more(done.without_load)}",
    )


def _more(without: int) -> str:
    return "+" if without else ""


def _notes(review: Review, settings: Settings) -> Iterator[str]:
    done, unit = review.training, settings.distance
    if done.runs:
        races = f", {count_of(len(done.races), 'race')} among them" if done.races else ""
        runs = count_of(len(done.runs), "run")
        yield f"{runs}{races}: {in_distance(done.distance_m, unit)} in {clock(done.duration_s)}{_lacking(done)}."
        yield from _effort(done, review)
        yield from _recorded(done, unit)
    else:
        yield "No run was logged."
    yield from _before(review, settings)
    if review.spike:
        yield _spike(review.spike, settings)
    yield from _drinks(review, settings)


def _lacking(done: Training) -> str:
    lacks = [
        f"{count_of(count, 'run')} without {what}"
        for count, what in ((done.without_distance, "distance"), (done.without_duration, "time"))
        if count
    ]
    return f" ({', '.join(lacks)})" if lacks else ""


def _effort(done: Training, review: Review) -> Iterator[str]:
    if done.effort_mean is not None:
        lacking = (
            f"; {count_of(done.without_load, 'run')} without effort or time not in it" if done.without_load else ""
        )
        mean = f"Effort {number(done.effort_mean)} of 10 on average (n = {len(done.efforts)})"
        yield f"{mean}; load {done.known_load:.0f} AU, effort × minutes{lacking}."
    if review.stretch.length == WEEK_DAYS and done.monotony is not None:
        yield f"Monotony {done.monotony:.2f} (mean ÷ SD of the daily loads), strain {done.strain:.0f} AU."
    elif review.stretch.length == WEEK_DAYS:
        yield "Monotony and strain need seven days of known and different loads."


def _recorded(done: Training, unit: Distance) -> Iterator[str]:
    """The heart rate of easy runs, and the climb; downhill is what makes quads sore (Eston 1995)."""
    if done.easy_hr_mean is not None:
        yield f"Heart rate of easy runs {done.easy_hr_mean:.0f} on average (n = {len(done.easy_heart_rates)})."
    climb = climb_words(done.ascent_m, done.descent_m, unit)
    if climb:
        lacking = f" ({count_of(done.without_climb, 'run')} without)" if done.without_climb else ""
        yield f"{climb[:1].upper()}{climb[1:]}{lacking}."


def _before(review: Review, settings: Settings) -> Iterator[str]:
    last = review.lately[-1]
    if last.runs:
        load = f", load {last.known_load:.0f}{_more(last.without_load)} AU"
        before = before_words(review.stretch)
        runs = count_of(len(last.runs), "run")
        yield f"{before[:1].upper()}{before[1:]}: {in_distance(last.distance_m, settings.distance)} in {runs}{load}."


def _spike(spike: Spike, settings: Settings) -> str:
    ratio = spike.ratio or 0.0
    longest = in_distance(spike.longest_m or 0, settings.distance)
    distance = in_distance(spike.run.distance_m or 0, settings.distance)
    more = "; more injuries were seen above 1.1 (Frandsen 2025)" if ratio > SPIKE else ""
    return f"Greatest spike {ratio:.2f}: {distance} after at most {longest} in the 30 days before{more}."


def _drinks(review: Review, settings: Settings) -> Iterator[str]:
    volumes = [day.volume_ml for day in review.fluids if day.volume_ml is not None]
    if volumes:
        target = settings.daily_fluids_ml
        reached = sum(volume >= target for volume in volumes)
        of = f"{in_volume(target, settings.volume)} reached on {reached} of {count_of(len(volumes), 'day')} logged"
        yield f"Drinks: {in_volume(round(sum(volumes) / len(volumes)), settings.volume)} a day on average; {of}."
