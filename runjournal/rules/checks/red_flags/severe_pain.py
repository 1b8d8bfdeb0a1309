"""severe-pain: severe pain anywhere, or sharp pain of a joint, tendon or bone."""

from collections.abc import Iterator, Sequence

from runjournal.language.display.sentence_parts import capital
from runjournal.model.areas import Area, Spot, Tissue
from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.red_flags import (
    SORENESS_REACH,
    Alike,
    Raised,
    alike,
    has_eased,
    last_raised,
    ratings_by_spot,
    said_until,
)
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.rule import Group, JournalRule

ID = "severe-pain"
SHARP_TISSUES = frozenset({Tissue.JOINT, Tissue.BONE})


def check(history: History) -> Iterator[Finding]:
    """One finding for each spot with severe pain that has not eased."""
    thresholds = history.thresholds
    least = min(thresholds.severe_pain_from, thresholds.sharp_pain_from)
    flags = []
    for spot, ratings in ratings_by_spot(history).items():
        if any(rating.rating >= least for rating in ratings):
            flag = _raised(history, spot, ratings)
            flags += [(spot, flag)] if flag else []
    yield from (_finding(history, each) for each in alike(flags))


def _raised(history: History, spot: Spot, ratings: Sequence[Soreness]) -> Raised[str] | None:
    return last_raised(history, ratings, lambda _, log: _sign(history, spot, log), has_eased(history))


def _sign(history: History, spot: Spot, log: Soreness) -> str | None:
    if log.rating >= history.thresholds.severe_pain_from:
        return "severe"
    is_deep = spot.tissue in SHARP_TISSUES or spot.area is Area.HIP
    is_sharp = log.quality is Quality.SHARP and log.rating >= history.thresholds.sharp_pain_from
    return "sharp" if is_deep and is_sharp else None


def _finding(history: History, pain: Alike[str]) -> Finding:
    log, sign = pain.flag
    return Finding(
        rule=ID,
        severity=Severity.CAUTION,
        title="Severe pain",
        message=f"{capital(pain.name)} {log.rating} of 10{', sharp' if sign == 'sharp' else ''}.",
        advice="No hard run and no massage on it until a clinician has seen it, or it has eased.",
        entries=pain.ids,
        spots=pain.spots,
        measured={"soreness": log.rating, "spot": pain.name, "sign": sign},
        clears_at=said_until(history, log),
        source=URGENT,
    )


SEVERE_PAIN = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Severe pain",
    what="An area rated at least {severe_pain_from} of 10, or sharp pain of at least {sharp_pain_from} in a joint, "
    "tendon, bone or hip.",
    why="Severe pain is for a clinician to look at before a hard run or a massage adds to it.",
    example="left knee 7 sharp",
    source=URGENT,
    reach=(SORENESS_REACH,),
    check=check,
    thresholds=(
        "severe_pain_from",
        "sharp_pain_from",
        "severe_clears_to",
        "severe_clears_h",
        "flag_clears_to",
        "red_flag_said_h",
    ),
    reads_planned=False,
)
