"""soreness-not-settling: an area that stays sore longer than a massage or hard run explains.

A load more than `load_explains_days` before explains nothing any more. A log known by its date alone that is only
partly late: one severity lower, asking for the time.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, listed, measured_gap, name_of
from runjournal.model.areas import Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Race, Run, Soreness
from runjournal.model.moments import Gap, in_hours
from runjournal.rules.claims import S7
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, ended, hard_run_reach, hard_runs_done
from runjournal.rules.facts.ratings import by_spot, is_recent, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import hours_of, surely_started

ID = "soreness-not-settling"
BACK = reach_back("red_flag_said_h", "load_explains_days")


class Load(NamedTuple):
    """A massage or hard run that soreness may come from, and when it ended at the latest."""

    entry: Massage | Run | Race
    end: datetime


class Unsettled(NamedTuple):
    """A spot that stays sore: its latest log, the load before it and the time between."""

    spot: Spot
    rating: Soreness
    load: Load
    gap: Gap
    severity: Severity
    is_part: bool


def check(history: History) -> Iterator[Finding]:
    """One finding that lists the spots that do not settle, the most severe and sorest first."""
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - _explains(history) - timedelta(days=2)
    ratings = by_spot(history, first, history.now)
    recent = {spot: logs for spot, logs in ratings.items() if _is_sore(history, logs[-1])}
    if not recent:
        return
    loads = _loads(history, first)
    found = [sore for spot, logs in recent.items() if (sore := _unsettled(history, spot, logs, loads))]
    if found:
        found.sort(key=lambda sore: (-sore.severity, -sore.rating.rating, sore.spot))
        yield _finding(history, found)


def _explains(history: History) -> timedelta:
    return timedelta(days=history.thresholds.load_explains_days)


def _is_sore(history: History, rating: Soreness) -> bool:
    return rating.rating >= history.thresholds.soreness_from and is_recent(history, rating)


def _loads(history: History, first: datetime) -> list[Load]:
    """The massages and hard runs done since `first`, the one that ended last at the end."""
    massages = history.index(Massage).starting(first - LONGEST, history.now)
    found = [Load(massage, surely_started(massage) + massage.length) for massage in massages if massage.is_done]
    hard = hard_runs_done(history, first - LONGEST, history.now)
    found += [Load(one.run, ended(history, one.run).latest) for one in hard]
    return sorted(found, key=lambda load: (load.end, load.entry.id))


def _unsettled(history: History, spot: Spot, logs: Sequence[Soreness], loads: Sequence[Load]) -> Unsettled | None:
    latest = logs[-1]
    before = [load for load in loads if load.end <= latest.starts.earliest]
    if not before or latest.starts.earliest - before[-1].end > _explains(history):
        return None
    load = before[-1]
    since = [log for log in logs if log.starts.earliest > load.end]
    gap = Gap(latest.starts.earliest - load.end, latest.starts.latest - load.end)
    if gap.most <= _late(history) or any(log.rating < history.thresholds.soreness_from for log in since):
        return None
    is_part = gap.least <= _late(history)
    whole = _severity(history, since, gap, load.end)
    return Unsettled(spot, latest, load, gap, whole.lower() if is_part else whole, is_part)


def _late(history: History) -> timedelta:
    return hours_of(history.thresholds.soreness_hands_over_h)


def _severity(history: History, since: Sequence[Soreness], gap: Gap, end: datetime) -> Severity:
    if gap.least >= hours_of(history.thresholds.not_settling_h):
        return Severity.WARNING
    late = end + _late(history)
    earlier = [log.rating for log in since[:-1] if log.starts.earliest > late]
    at_72_h = [log.rating for log in since[:-1] if log.starts.earliest <= late][-1:]
    lowest = min([*at_72_h, *earlier], default=since[-1].rating)
    is_rising = since[-1].rating - lowest >= history.thresholds.soreness_rise
    return Severity.WARNING if is_rising else Severity.CAUTION


def _finding(history: History, found: Sequence[Unsettled]) -> Finding:
    worst = found[0]
    is_part = all(sore.is_part for sore in found)
    spots = listed([f"{sore.spot.name} {sore.rating.rating}" for sore in found])
    return Finding(
        rule=ID,
        severity=worst.severity,
        title="Soreness that does not settle",
        message=f"{capital(spots)}, {in_hours(worst.gap.least)} after the {name_of(worst.load.entry)} and not below "
        f"{history.thresholds.soreness_from} since.",
        advice=ASK_TIMES if is_part else _advice(worst.severity),
        entries=tuple(dict.fromkeys([*(sore.rating.id for sore in found), *(sore.load.entry.id for sore in found)])),
        spots=tuple(each.spot for each in found),
        measured={
            **measured_gap(worst.gap),
            "soreness": worst.rating.rating,
            "spots": listed([s.spot.name for s in found]),
        },
        clears_at=max(said_until(history, sore.rating) for sore in found),
        source=S7,
    )


def _advice(severity: Severity) -> str:
    if severity is Severity.WARNING:
        return "See a GP: it has lasted 5 days or is getting worse. Leave the area out of any massage until then."
    return "Go easy on it and rate it again; see a GP if it lasts 5 days or gets worse."


SORENESS_NOT_SETTLING = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Soreness that does not settle",
    what="An area is at least {soreness_from} of 10 in every log since the latest massage or hard run, more than "
    "{soreness_hands_over_h} hours after it.",
    why="Soreness after a massage goes within 48 hours; what stays longer is for somebody to look at.",
    example="left calf 4 on the evening after a deep massage, and 4 still on the fourth day",
    source=S7,
    reach=(
        Reach(Kind.SORENESS, back=BACK),
        Reach(Kind.MASSAGE, back=BACK),
        *hard_run_reach(BACK),
    ),
    check=check,
    thresholds=(
        "soreness_from",
        "soreness_rise",
        "soreness_hands_over_h",
        "not_settling_h",
        "load_explains_days",
        "red_flag_said_h",
        *HARD_RUN_THRESHOLDS,
        "usual_pace_s_per_km",
    ),
    reads_planned=False,
)
