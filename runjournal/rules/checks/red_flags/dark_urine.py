"""dark-urine: urine like tea or cola, or severe pain with weakness, after a load."""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.sentence_parts import name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness, Urine
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, hard_run_reach, hard_runs_done
from runjournal.rules.facts.note_words import says
from runjournal.rules.facts.ratings import by_spot, is_recent, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import earliest_start, hours_of

ID = "dark-urine"
BACK = reach_back("red_flag_said_h", "urine_flag_days")


def check(history: History) -> Iterator[Finding]:
    """One finding for the latest urine where it is dark, and one for each severe pain with weakness, after a load."""
    signs: list[tuple[Urine | Soreness, str]] = [*_dark(history), *_weak(history)]
    for log, said in signs:
        load = _load_before(history, log)
        if load:
            yield _finding(history, log, said, load)


def _dark(history: History) -> Iterator[tuple[Urine, str]]:
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - timedelta(days=2)
    latest = history.index(Urine).starting(first, history.now)[-1:]
    for urine in latest:
        if urine.colour >= history.thresholds.urine_flag_from and is_recent(history, urine):
            yield urine, f"Urine colour {urine.colour} of 8"


def _weak(history: History) -> Iterator[tuple[Soreness, str]]:
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - timedelta(days=2)
    found = {}
    for spot, logs in by_spot(history, first, history.now).items():
        latest = logs[-1]
        is_severe = latest.rating >= history.thresholds.severe_pain_from and says(latest.note, r"\bweak")
        if is_severe and is_recent(history, latest):
            found[latest.id] = latest, f"Severe pain of the {spot.name} with weakness"
    yield from found.values()


def _load_before(history: History, log: Entry) -> Massage | Run | Race | None:
    """The latest massage, hard run or race done in the days before a log."""
    last = log.starts.latest
    first = last - timedelta(days=history.thresholds.urine_flag_days) - LONGEST
    loads: list[Massage | Run | Race] = [one.run for one in hard_runs_done(history, first, last)]
    loads += [massage for massage in history.index(Massage).starting(first, last) if massage.is_done]
    near = [load for load in loads if last - load.ends.latest <= timedelta(days=history.thresholds.urine_flag_days)]
    return max(near, key=lambda load: (earliest_start(load), load.id), default=None)


def _finding(history: History, log: Urine | Soreness, said: str, load: Massage | Run | Race) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="A sign to be seen for now",
        message=f"{said}, after the {name_of(load) if not isinstance(load, Race) else 'race'} of {load.day:%A}.",
        advice="Get medical care now, and don't massage.",
        entries=(log.id, load.id),
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
    why="After hard work these are for medical care now, and not to be massaged.",
    example="urine 8 on the day after a marathon",
    source=URGENT,
    reach=(
        Reach(Kind.URINE, back=reach_back("red_flag_said_h")),
        Reach(Kind.SORENESS, back=reach_back("red_flag_said_h")),
        Reach(Kind.MASSAGE, back=BACK),
        *hard_run_reach(BACK),
    ),
    check=check,
    thresholds=("urine_flag_from", "severe_pain_from", "urine_flag_days", "red_flag_said_h", *HARD_RUN_THRESHOLDS),
    reads_planned=False,
)
