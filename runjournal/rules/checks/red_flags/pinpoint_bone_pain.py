"""pinpoint-bone-pain: pain on one point of a bone that grows with running, or stays at rest.

The runs are counted from the day of the lower rating to the latest one. That it hurts at night or at rest may stand in
the note of the rating, or in a note of the same day that names the area.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from runjournal.language.display.sentence_parts import capital, count_of
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import Kind, Quality
from runjournal.model.entries import Race, Run, Soreness
from runjournal.rules.claims import BONE_STRESS
from runjournal.rules.facts.note_words import is_at_rest
from runjournal.rules.facts.red_flags import (
    NOTES_REACH,
    SORENESS_REACH,
    Alike,
    Raised,
    alike,
    has_settled,
    last_raised,
    ratings_by_spot,
    said_until,
    words_about,
)
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import earliest_start

ID = "pinpoint-bone-pain"
BONE = frozenset({Area.SHIN, Area.FOOT, Area.TOP_OF_FOOT, Area.HIP})
BACK = reach_back("red_flag_said_h", "bone_days")


def check(history: History) -> Iterator[Finding]:
    """One finding for each spot with pinpoint pain that rises with runs or is there at rest."""
    flags = []
    for spot, ratings in ratings_by_spot(history).items():
        if spot.area in BONE and any(rating.quality is Quality.PINPOINT for rating in ratings):
            raised = _raised(history, spot, ratings)
            flags += [(spot, raised)] if raised else []
    yield from (_finding(history, each) for each in alike(flags))


def _raised(history: History, spot: Spot, ratings: Sequence[Soreness]) -> Raised[str] | None:
    return last_raised(history, ratings, lambda before, log: _sign(history, spot, before, log), has_settled(history))


def _sign(history: History, spot: Spot, before: Sequence[Soreness], log: Soreness) -> str | None:
    if log.quality is not Quality.PINPOINT or not log.rating:
        return None
    if any(is_at_rest(words) for words in words_about(history, log, spot)):
        return "hurts at night or at rest"
    return _rise(history, before, log)


def _rise(history: History, before: Sequence[Soreness], log: Soreness) -> str | None:
    """The rise over enough runs within `bone_days`, in words."""
    first = earliest_start(log) - timedelta(days=history.thresholds.bone_days)
    for earlier in before:
        if log.rating - earlier.rating >= history.thresholds.bone_rise and earliest_start(earlier) >= first:
            runs = _runs_between(history, earlier, log)
            if runs >= history.thresholds.bone_runs:
                return f"up from {earlier.rating} over {count_of(runs, 'run')}"
    return None


def _runs_between(history: History, log: Soreness, latest: Soreness) -> int:
    """The runs and races done from the day of one rating to another."""
    first, last = log.starts.earliest - timedelta(days=1), latest.starts.latest
    runs: tuple[Run | Race, ...] = history.index(Run).starting(first, last)
    runs += history.index(Race).starting(first, last)
    return sum(run.is_done and run.day >= log.day for run in runs)


def _finding(history: History, bone: Alike[str]) -> Finding:
    log, sign = bone.flag
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="Pain on one point of a bone",
        message=f"{capital(bone.name)} {log.rating} of 10 on one point, {sign}: it may be a bone stress injury.",
        advice="Stop running on it and see a clinician; a massage cannot rule it out.",
        entries=bone.ids,
        spots=bone.spots,
        measured={"soreness": log.rating, "spot": bone.name, "sign": sign},
        clears_at=said_until(history, log),
        source=BONE_STRESS,
    )


PINPOINT_BONE_PAIN = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Pain on one point of a bone",
    what="Pinpoint pain of the shin, foot or hip that rose by {bone_rise} over {bone_runs:run} in {bone_days:day}, "
    "or comes at night or at rest.",
    why="It may be a bone stress injury, which is for a clinician to find out; a massage cannot rule it out.",
    example="right shin pinpoint 2, then 3, then 5 after three runs in ten days",
    source=BONE_STRESS,
    reach=(SORENESS_REACH, *NOTES_REACH, Reach(Kind.RUN, back=BACK), Reach(Kind.RACE, back=BACK)),
    check=check,
    thresholds=("bone_rise", "bone_runs", "bone_days", "flag_clears_to", "red_flag_said_h"),
    reads_planned=False,
)
