"""sore-for-weeks: an area that was sore in every rating for weeks, whatever was run or massaged in between."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, count_of
from runjournal.model.areas import Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Soreness
from runjournal.model.moments import Gap
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.ratings import by_spot, unbroken
from runjournal.rules.facts.red_flags import is_recent, names_of, ratings_by_spot, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, hours_of

ID = "sore-for-weeks"
WEEK = 7 * DAY


class Lasting(NamedTuple):
    """A spot that was sore for weeks, from its first rating to the latest."""

    spot: Spot
    latest: Soreness
    length: Gap
    ratings: int
    severity: Severity
    is_part: bool

    @property
    def told_alike(self) -> tuple[object, ...]:
        """What makes two spots one finding: severity, times and words are the same."""
        return self.spot.area, self.latest.start, self.latest.rating, self.length, self.ratings, self.is_part


def check(history: History) -> Iterator[Finding]:
    """A finding for each spot that was sore for weeks, left and right alike as one."""
    groups: dict[tuple[object, ...], list[Lasting]] = {}
    for lasting in _all_lasting(history):
        groups.setdefault(lasting.told_alike, []).append(lasting)
    yield from (_finding(history, group) for group in groups.values())


def _all_lasting(history: History) -> Iterator[Lasting]:
    thresholds = history.thresholds
    recent = history.now - hours_of(thresholds.red_flag_said_h) - 2 * DAY
    latest = {spot: logs[-1] for spot, logs in ratings_by_spot(history).items()}
    sore = {spot for spot, log in latest.items() if log.rating >= thresholds.weeks_from and is_recent(history, log)}
    if not sore:
        return
    ratings = by_spot(history, recent - _longest(history), history.now, sore)
    for spot in sorted(sore):
        series = unbroken(_within(history, ratings[spot]), thresholds.weeks_from, hours_of(thresholds.weeks_gap_h))
        lasting = _lasting(history, spot, series)
        if lasting:
            yield lasting


def _longest(history: History) -> timedelta:
    """How far a series is followed back: beyond the longest time that the rule asks for."""
    thresholds = history.thresholds
    return hours_of(max(thresholds.weeks_caution_h, thresholds.weeks_warning_h) + thresholds.weeks_gap_h)


def _within(history: History, ratings: Sequence[Soreness]) -> list[Soreness]:
    first = ratings[-1].starts.earliest - _longest(history)
    return [rating for rating in ratings if rating.starts.earliest >= first]


def _lasting(history: History, spot: Spot, series: Sequence[Soreness]) -> Lasting | None:
    thresholds = history.thresholds
    if len(series) < thresholds.weeks_logs:
        return None
    length = Gap.between(series[0].starts, series[-1].starts)
    if length.most < hours_of(thresholds.weeks_caution_h):
        return None
    is_part = length.least < hours_of(thresholds.weeks_caution_h)
    is_long = length.least >= hours_of(thresholds.weeks_warning_h)
    severity = Severity.WARNING if is_long else Severity.CAUTION
    return Lasting(spot, series[-1], length, len(series), severity.lower() if is_part else severity, is_part)


def _finding(history: History, group: Sequence[Lasting]) -> Finding:
    lasting = group[0]
    spots = tuple(each.spot for each in group)
    weeks = lasting.length.least // WEEK
    return Finding(
        rule=ID,
        severity=lasting.severity,
        title="Sore for weeks",
        message=f"{capital(names_of(spots))} {lasting.latest.rating} of 10, and {history.thresholds.weeks_from} or "
        f"more in each of {lasting.ratings} ratings over {count_of(weeks, 'week')}.",
        advice=ASK_TIMES if lasting.is_part else _advice(lasting.severity),
        entries=tuple(dict.fromkeys(each.latest.id for each in group)),
        spots=spots,
        measured={
            "soreness": lasting.latest.rating,
            "spot": names_of(spots),
            "weeks": weeks,
            "ratings": lasting.ratings,
        },
        clears_at=said_until(history, lasting.latest),
        source=URGENT,
    )


def _advice(severity: Severity) -> str:
    if severity is Severity.WARNING:
        return "See a physiotherapist or GP about it."
    return "Have it looked at, by a physiotherapist for instance."


SORE_FOR_WEEKS = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Sore for weeks",
    what="An area is at least {weeks_from} of 10 in every one of {weeks_logs} or more ratings over {weeks_caution_h} "
    "hours.",
    why="What stays sore for weeks, whatever is run or massaged, is for somebody to look at.",
    example="left calf 5 every three days for two weeks",
    source=URGENT,
    reach=(Reach(Kind.SORENESS, back=reach_back("red_flag_said_h", "weeks_warning_h", "weeks_gap_h")),),
    check=check,
    thresholds=("weeks_from", "weeks_logs", "weeks_gap_h", "weeks_caution_h", "weeks_warning_h", "red_flag_said_h"),
    reads_planned=False,
)
