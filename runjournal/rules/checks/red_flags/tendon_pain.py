"""tendon-pain: the Achilles or knee hurts in a run, or more on the morning after it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from runjournal.language.display.sentence_parts import capital
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Race, Run, Soreness
from runjournal.rules.claims import TENDON_LOAD
from runjournal.rules.facts.note_words import says
from runjournal.rules.facts.ratings import by_spot, is_recent, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, hours_of

ID = "tendon-pain"
TENDON = frozenset({Area.ACHILLES, Area.KNEE})
NOON = 12


def check(history: History) -> Iterator[Finding]:
    """One finding for each Achilles and knee that hurt in a run or on the morning after."""
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - timedelta(days=4)
    for spot, logs in by_spot(history, first, history.now).items():
        if spot.area in TENDON and logs[-1].rating and is_recent(history, logs[-1]):
            said = _said(history, logs)
            if said:
                yield _finding(history, spot, logs[-1], said)


def _said(history: History, logs: Sequence[Soreness]) -> str:
    latest = logs[-1]
    if latest.rating > history.thresholds.tendon_above and _has_run(history, latest.day):
        return "on the day of a run"
    return "worse on the morning after a run" if _is_worse_next_morning(history, logs) else ""


def _is_worse_next_morning(history: History, logs: Sequence[Soreness]) -> bool:
    latest = logs[-1]
    if not _has_run(history, latest.day - DAY):
        return False
    if says(latest.note, r"\bworse\b.*\bmorning\b|\bmorning\b.*\bworse\b"):
        return True
    local = latest.start.local
    before = [log.rating for log in logs if latest.day - 2 * DAY <= log.day < latest.day]
    is_up = bool(before) and latest.rating - before[-1] >= history.thresholds.soreness_rise
    return is_up and local is not None and local.hour < NOON


def _has_run(history: History, day: date) -> bool:
    """Whether a run or race was done on a local day."""
    first, last = history.now - timedelta(days=45), history.now
    runs: tuple[Run | Race, ...] = history.index(Run).starting(first, last)
    runs += history.index(Race).starting(first, last)
    return any(run.is_done and run.day == day for run in runs)


def _finding(history: History, spot: Spot, latest: Soreness, said: str) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.CAUTION,
        title=f"{capital(spot.area_name)} pain",
        message=f"{capital(spot.name)} {latest.rating} of 10, {said}.",
        advice="Ease the load; see a physiotherapist if it stays.",
        entries=(latest.id,),
        spots=(spot,),
        measured={"soreness": latest.rating, "spot": spot.name, "sign": said},
        clears_at=said_until(history, latest),
        source=TENDON_LOAD,
    )


TENDON_PAIN = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Achilles or knee pain",
    what="The Achilles or knee is above {tendon_above} of 10 on the day of a run, or worse on the morning after.",
    why="Up to 5 of 10 in a run, settled by the next morning, was tolerated in a trial of Achilles pain.",
    example="left Achilles 6 on the day of a run",
    source=TENDON_LOAD,
    reach=(
        Reach(Kind.SORENESS, back=reach_back("red_flag_said_h")),
        Reach(Kind.RUN, back=reach_back("red_flag_said_h")),
        Reach(Kind.RACE, back=reach_back("red_flag_said_h")),
    ),
    check=check,
    thresholds=("tendon_above", "soreness_rise", "red_flag_said_h"),
    reads_planned=False,
)
