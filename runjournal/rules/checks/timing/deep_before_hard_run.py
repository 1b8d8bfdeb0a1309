"""deep-before-hard-run: a hard run soon after a massage.

Medium: info. Firm and deep: caution. Light and unknown depths say nothing, and races are left to the rules about
races. `hard_runs` tells what makes a run hard.
"""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.dates import moment_words
from runjournal.language.display.sentence_parts import ASK_TIMES, capital, gap_words, measured_gap, name_of
from runjournal.model.choices import Depth, Kind
from runjournal.model.entries import Massage, Run
from runjournal.model.moments import Gap
from runjournal.rules.claims import HARD_RUN
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, HardRun, hard_run_reach, why_hard
from runjournal.rules.facts.massages import is_gentle_self
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.own_recovery import Least, longer
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import ZERO, earliest_start, surely_started

ID = "deep-before-hard-run"
BACK = reach_back("not_settling_h")
"""Own recovery, which may lengthen the least times, is at most that long."""
LONGEST_DAY = timedelta(days=2)
"""Longer than any local day, for a run that is known by its day alone."""


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each hard run ahead that comes too soon after the massage `subject`."""
    if is_gentle_self(subject):
        return
    least = least_before_hard_run(history, subject.depth)
    for run, gap in _runs_soon_after(history, subject, least.length) if least.hours else ():
        reason = why_hard(history, run)
        if reason:
            yield _finding(subject, HardRun(run, reason), gap, least)


def _runs_soon_after(history: History, massage: Massage, least: timedelta) -> Iterator[tuple[Run, Gap]]:
    """The planned runs ahead that may start less than `least` after a massage ends, with their gaps."""
    ends = massage.ends
    before = ends.latest + least
    for run in history.index(Run).starting(ends.earliest - LONGEST_DAY, before):
        gap = Gap.between(ends, run.starts)
        is_soon = gap.most >= ZERO and earliest_start(run) < before
        if run.is_planned and is_soon and surely_started(run) > history.now:
            yield run, gap


def least_before_hard_run(history: History, depth: Depth | None) -> Least:
    """The least time between a massage of a depth and a hard run; 0 for light work and an unknown depth."""
    return longer(_least_h(history, depth), history.own_recovery(depth))


def _least_h(history: History, depth: Depth | None) -> int:
    thresholds = history.thresholds
    own = {
        Depth.MEDIUM: thresholds.medium_before_run_h,
        Depth.FIRM: thresholds.firm_before_run_h,
        Depth.DEEP: thresholds.deep_before_run_h,
    }
    return own.get(depth, 0) if depth else 0


def _finding(massage: Massage, hard: HardRun, gap: Gap, least: Least) -> Finding:
    is_part = gap.least < ZERO or gap.most >= least.length
    why = least.own.words if least.own else f"{least.hours} h give it time to settle"
    whole = Severity.INFO if massage.depth is Depth.MEDIUM else Severity.CAUTION
    return Finding(
        rule=ID,
        severity=whole.lower() if is_part else whole,
        title=f"{capital(name_of(massage))} before a hard run",
        message=f"{capital(name_of(massage))} ends {_before(gap)} {hard.name}; {why}.",
        advice=ASK_TIMES if is_part else _advice(massage, hard, least),
        move=Move.EARLIER if massage.is_planned and not is_part else None,
        entries=(massage.id, hard.run.id),
        measured={**measured_gap(gap), **least.measured, "reason": hard.reason},
        clears_at=surely_started(hard.run),
        source=HARD_RUN,
    )


def _before(gap: Gap) -> str:
    return "shortly before or after" if gap.least < ZERO else f"{gap_words(gap)} before"


def _advice(massage: Massage, hard: HardRun, least: Least) -> str:
    if massage.is_planned:
        return "Ask for lighter work, or leave more time before the run."
    ready = moment_words(massage.ends.latest + least.length, hard.run.start.zone)
    return f"Run easy instead, or move the hard run to {ready} or later."


DEEP_BEFORE_HARD_RUN = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="Deep work before a hard run",
    what="A hard run starts sooner after a massage than its depth allows: medium {medium_before_run_h}, "
    "firm {firm_before_run_h}, deep {deep_before_run_h} hours.",
    why="The article says that deeper work takes longer to recover from, as a hard workout does.",
    example="deep massage Tue 18:00-19:00, intervals Thu 06:30: 35 h 30 m",
    source=HARD_RUN,
    subject=Massage,
    reach=(Reach(Kind.MASSAGE, back=BACK, ahead=EVER), *hard_run_reach(BACK)),
    check=check,
    thresholds=("medium_before_run_h", "firm_before_run_h", "deep_before_run_h", "own_recovery", *HARD_RUN_THRESHOLDS),
)
