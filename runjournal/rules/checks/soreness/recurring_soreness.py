"""recurring-soreness: the same area is sore, by its highest rating, after one massage and the next."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from runjournal.language.display.sentence_parts import capital
from runjournal.model.areas import Spot, join_sides
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage
from runjournal.rules.claims import S7
from runjournal.rules.facts.massages import is_gentle_self
from runjournal.rules.facts.ratings import sorest_after
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import earliest_start

ID = "recurring-soreness"


def check(history: History) -> Iterator[Finding]:
    """One finding for each spot that was sore after enough of the last massages, left and right alike as one."""
    last = _last_massages(history)
    sore: dict[Spot, list[Massage]] = {}
    for massage in last:
        for spot in {sore_spot.spot for sore_spot in sorest_after(history, massage, _until(history, massage))}:
            sore.setdefault(spot, []).append(massage)
    enough = {spot: sore[spot] for spot in sorted(sore) if len(sore[spot]) >= history.thresholds.recurring_times}
    for spot, massages in join_sides(enough):
        yield _finding(history, spot, massages, len(last))


def _last_massages(history: History) -> Sequence[Massage]:
    """The last done massages, oldest first."""
    first = history.now - _window(history) + timedelta(microseconds=1)
    done = [
        massage
        for massage in history.index(Massage).starting(first, history.now)
        if massage.is_done and not is_gentle_self(massage)
    ]
    return done[-history.thresholds.recurring_of :]


def _window(history: History) -> timedelta:
    return timedelta(days=history.thresholds.recurring_days)


def _until(history: History, massage: Massage) -> datetime:
    """Now, or the next done massage's start: what is rated after that belongs to the next."""
    later = history.index(Massage).starting(massage.ends.latest, history.now)
    counted = (other for other in later if other.is_done and not is_gentle_self(other) and other.id != massage.id)
    return next(map(earliest_start, counted), history.now)


def _finding(history: History, spot: Spot, massages: Sequence[Massage], of: int) -> Finding:
    times = len(massages)
    last_needed = massages[-history.thresholds.recurring_times]
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title=f"{capital(spot.name)} sore again",
        message=f"{capital(spot.name)} sore after {times} of the last {of} massages.",
        advice="Mention it next time.",
        entries=tuple(massage.id for massage in massages),
        spots=tuple(spot.each()),
        measured={"spot": spot.name, "times": times, "massages": of},
        clears_at=earliest_start(last_needed) + _window(history),
        source=S7,
    )


RECURRING_SORENESS = JournalRule(
    id=ID,
    group=Group.AFTER,
    title="The same area sore again",
    what="The same muscle area was sore after at least {recurring_times} of the last {recurring_of} massages.",
    why="The article says that soreness afterwards can show areas that want attention.",
    example="the left calf after three of the last six massages",
    source=S7,
    reach=(
        Reach(Kind.MASSAGE, back=reach_back("recurring_days")),
        Reach(Kind.SORENESS, back=reach_back("recurring_days", "soreness_before_h")),
    ),
    check=check,
    thresholds=(
        "recurring_times",
        "recurring_of",
        "recurring_days",
        "soreness_from",
        "soreness_rise",
        "soreness_before_h",
        "soreness_hands_over_h",
    ),
    reads_planned=False,
)
