"""dark-urine: urine like tea or cola, or severe pain with weakness, after a load.

The colour clears by a much clearer one logged some time later, the pain as severe pain does.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from runjournal.language.display.sentence_parts import name_of
from runjournal.model.areas import Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Race, Run, Soreness, Urine
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, hard_run_reach, hard_runs_done
from runjournal.rules.facts.note_words import is_weak
from runjournal.rules.facts.red_flags import (
    NOTES_REACH,
    SORENESS_REACH,
    Raised,
    alike,
    has_eased,
    is_recent,
    last_raised,
    ratings_by_spot,
    said_until,
    words_about,
)
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, earliest_start, hours_of

ID = "dark-urine"
BACK = reach_back("red_flag_said_h", "urine_flag_days")
Load = Massage | Run | Race


def check(history: History) -> Iterator[Finding]:
    """One finding for dark urine, and one for each severe pain with weakness, after a load."""
    urine = _dark(history)
    if urine:
        log, load = urine
        sign = f"Urine colour {log.colour} of 8"
        yield _finding(history, (log.id,), log, sign, load)
    yield from _weak(history)


def stands(history: History) -> bool:
    """Whether the rule has a finding, overruled or not."""
    return history.cached_across_plans("dark urine", lambda others: any(True for _ in check(others)))


def _dark(history: History) -> tuple[Urine, Load] | None:
    """The last urine that was dark after a load, unless a much clearer one followed, with the load."""
    thresholds = history.thresholds
    first = history.now - hours_of(thresholds.red_flag_said_h) - 2 * DAY
    raised: tuple[Urine, Load] | None = None
    for urine in history.index(Urine).starting(first, history.now):
        is_dark = urine.colour >= thresholds.urine_flag_from and is_recent(history, urine)
        load = _load_before(history, urine) if is_dark else None
        if load:
            raised = urine, load
        elif raised and urine.colour <= thresholds.urine_clears_to:
            later = urine.starts.earliest - raised[0].starts.latest
            raised = None if later >= hours_of(thresholds.urine_clears_h) else raised
    return raised


def _weak(history: History) -> Iterator[Finding]:
    flags = []
    for spot, ratings in ratings_by_spot(history).items():
        if any(rating.rating >= history.thresholds.severe_pain_from for rating in ratings):
            flag = _raised(history, spot, ratings)
            flags += [(spot, flag)] if flag else []
    for pain in alike(flags):
        sign = f"Severe pain of the {pain.name} with weakness"
        yield _finding(history, pain.ids, pain.flag.log, sign, pain.flag.sign, pain.spots)


def _raised(history: History, spot: Spot, ratings: Sequence[Soreness]) -> Raised[Load] | None:
    return last_raised(history, ratings, lambda _, log: _load_of_weakness(history, log, spot), has_eased(history))


def _load_of_weakness(history: History, log: Soreness, spot: Spot) -> Load | None:
    if log.rating < history.thresholds.severe_pain_from:
        return None
    return _load_before(history, log) if any(map(is_weak, words_about(history, log, spot))) else None


def _load_before(history: History, log: Urine | Soreness) -> Load | None:
    """The latest massage, hard run or race done in the days before a log."""
    last = log.starts.latest
    first = last - timedelta(days=history.thresholds.urine_flag_days) - LONGEST
    loads: list[Load] = [hard.run for hard in hard_runs_done(history, first, last)]
    loads += [massage for massage in history.index(Massage).starting(first, last) if massage.is_done]
    near = [load for load in loads if last - load.ends.latest <= timedelta(days=history.thresholds.urine_flag_days)]
    return max(near, key=lambda load: (earliest_start(load), load.id), default=None)


def _finding(
    history: History, ids: tuple[str, ...], log: Urine | Soreness, sign: str, load: Load, spots: tuple[Spot, ...] = ()
) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="See a doctor now",
        message=f"{sign}, after the {name_of(load) if not isinstance(load, Race) else 'race'} of {load.day:%A}.",
        advice="Get medical care now, and don't massage.",
        entries=(*ids, load.id),
        spots=spots,
        measured={"urine_colour": log.colour} if isinstance(log, Urine) else {"soreness": log.rating},
        clears_at=said_until(history, log),
        source=URGENT,
    )


DARK_URINE = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Dark urine after hard work",
    what="Urine of colour {urine_flag_from}, or severe pain with weakness, within {urine_flag_days:day} after a race, "
    "hard run or massage.",
    why="After hard work both need medical care now, and no massage.",
    example="urine 8 on the day after a marathon",
    source=URGENT,
    reach=(
        Reach(Kind.URINE, back=reach_back("red_flag_said_h")),
        SORENESS_REACH,
        *NOTES_REACH,
        Reach(Kind.MASSAGE, back=BACK),
        *hard_run_reach(BACK),
    ),
    check=check,
    thresholds=(
        "urine_flag_from",
        "urine_flag_days",
        "urine_clears_to",
        "urine_clears_h",
        "severe_pain_from",
        "severe_clears_to",
        "severe_clears_h",
        "flag_clears_to",
        "red_flag_said_h",
        *HARD_RUN_THRESHOLDS,
    ),
    reads_planned=False,
)
