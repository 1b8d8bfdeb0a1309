"""pinpoint-bone-pain: pain on one point of a bone that grows with running, or stays at rest.

The runs are counted from the day of the lower rating to the latest one.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from runjournal.language.display.sentence_parts import capital, count_of
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import Kind, Quality
from runjournal.model.entries import Race, Run, Soreness
from runjournal.rules.claims import BONE_STRESS
from runjournal.rules.facts.note_words import says
from runjournal.rules.facts.ratings import by_spot, is_recent, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import earliest_start, hours_of

ID = "pinpoint-bone-pain"
BONE = frozenset({Area.SHIN, Area.FOOT, Area.TOP_OF_FOOT, Area.HIP})
BACK = reach_back("red_flag_said_h", "bone_days")
AT_REST = r"\bnight|\bat rest\b|\bresting\b|\bin bed\b"


def check(history: History) -> Iterator[Finding]:
    """One finding for each spot whose latest rating is pinpoint, and rising with runs or there at rest."""
    window = timedelta(days=history.thresholds.bone_days)
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - window - timedelta(days=2)
    for spot, logs in by_spot(history, first, history.now).items():
        latest = logs[-1]
        if spot.area not in BONE or not _is_pinpoint(latest) or not is_recent(history, latest):
            continue
        said = _said(history, logs, window)
        if said:
            yield _finding(history, spot, latest, said)


def _is_pinpoint(rating: Soreness) -> bool:
    return rating.quality is Quality.PINPOINT and rating.rating > 0


def _said(history: History, logs: Sequence[Soreness], window: timedelta) -> str:
    latest = logs[-1]
    if says(latest.note, AT_REST):
        return "hurts at night or at rest"
    for log in logs[:-1]:
        rise = latest.rating - log.rating
        if rise < history.thresholds.bone_rise or earliest_start(log) < earliest_start(latest) - window:
            continue
        runs = _runs_between(history, log, latest)
        if runs >= history.thresholds.bone_runs:
            return f"up from {log.rating} over {count_of(runs, 'run')}"
    return ""


def _runs_between(history: History, log: Soreness, latest: Soreness) -> int:
    """The runs and races done from the day of one rating to another."""
    first, last = log.starts.earliest - timedelta(days=1), latest.starts.latest
    runs: tuple[Run | Race, ...] = history.index(Run).starting(first, last)
    runs += history.index(Race).starting(first, last)
    return sum(run.is_done and run.day >= log.day for run in runs)


def _finding(history: History, spot: Spot, latest: Soreness, said: str) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="Pain on one point of a bone",
        message=f"{capital(spot.name)} {latest.rating} of 10 on one point, {said}: it may be a bone stress injury.",
        advice="Stop running on it and see a clinician; massage is no check.",
        entries=(latest.id,),
        spots=(spot,),
        measured={"soreness": latest.rating, "spot": spot.name, "sign": said},
        clears_at=said_until(history, latest),
        source=BONE_STRESS,
    )


PINPOINT_BONE_PAIN = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Pain on one point of a bone",
    what="Pinpoint pain of the shin, foot or hip up {bone_rise} over {bone_runs:run} in {bone_days:day}, or there "
    "at night or at rest.",
    why="It may be a bone stress injury, which is for a clinician to find out; massage is no check.",
    example="right shin pinpoint 2, then 3, then 5 after three runs in ten days",
    source=BONE_STRESS,
    reach=(
        Reach(Kind.SORENESS, back=BACK),
        Reach(Kind.RUN, back=BACK),
        Reach(Kind.RACE, back=BACK),
    ),
    check=check,
    thresholds=("bone_rise", "bone_runs", "bone_days", "red_flag_said_h"),
    reads_planned=False,
)
