"""deep-after-race: firm or deep work soon after a race or a hard run.

After a long race: caution. After any other hard run, a shorter race among them: info. A race of unknown distance
counts as a shorter one. `hard_runs` tells when a race without a duration ended.
"""

from collections.abc import Iterator

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, gap_words, measured_gap, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Race
from runjournal.model.frozen import frozen
from runjournal.model.moments import Gap
from runjournal.rules.claims import HARD_RUN
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, HardRun, ended, hard_run_reach, hard_runs
from runjournal.rules.facts.massages import STRONG
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import ZERO, hours_of, whole_second

ID = "deep-after-race"
BACK = reach_back("after_race_h") + LONGEST


@frozen
class After:
    """A massage that starts soon after a hard run: how long after, and the least that is advised."""

    massage: Massage
    hard: HardRun
    gap: Gap
    least_h: int
    is_long_race: bool

    @property
    def is_part(self) -> bool:
        """Whether only part of the gap is too short."""
        return self.gap.least < ZERO or self.gap.most >= hours_of(self.least_h)


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each race or hard run that the massage `subject` follows too soon."""
    if subject.depth not in STRONG:
        return
    thresholds = history.thresholds
    first = subject.starts.earliest - hours_of(max(thresholds.after_race_h, thresholds.after_hard_run_h)) - LONGEST
    for hard in hard_runs(history, first, subject.starts.latest):
        after = _after(history, subject, hard)
        if after:
            yield from _findings(history, after)


def _after(history: History, massage: Massage, hard: HardRun) -> After | None:
    """The massage after the run, or None if it is not too soon; one that starts during the run is too soon."""
    since_start = Gap.between(hard.run.starts, massage.starts)
    if since_start.most <= ZERO:
        return None
    gap = Gap.between(ended(history, hard.run), massage.starts)
    is_surely_after = since_start.least > ZERO
    gap = Gap(max(gap.least, ZERO) if is_surely_after else gap.least, max(gap.most, ZERO))
    is_long = isinstance(hard.run, Race) and (hard.run.distance_m or 0) >= history.thresholds.long_race_m
    least_h = history.thresholds.after_race_h if is_long else history.thresholds.after_hard_run_h
    return After(massage, hard, gap, least_h, is_long) if gap.least < hours_of(least_h) else None


def _findings(history: History, after: After) -> Iterator[Finding]:
    clears_at = whole_second(ended(history, after.hard.run).latest) + hours_of(after.least_h)
    if clears_at <= history.now:
        return
    whole = Severity.CAUTION if after.is_long_race else Severity.INFO
    yield Finding(
        rule=ID,
        severity=whole.lower() if after.is_part else whole,
        title=f"{capital(name_of(after.massage))} soon after {_short(after.hard)}",
        message=(
            f"{capital(name_of(after.massage))} starts {_since(after.gap)} {after.hard.name}; "
            f"{after.least_h} h give the legs time to recover."
        ),
        advice=_advice(after),
        move=Move.LATER if after.massage.is_planned and not after.is_part else None,
        entries=(after.massage.id, after.hard.run.id),
        measured={**measured_gap(after.gap), "least_h": after.least_h, "reason": after.hard.reason},
        clears_at=clears_at,
        source=HARD_RUN,
    )


def _short(hard: HardRun) -> str:
    return name_of(hard.run) if isinstance(hard.run, Race) else "a hard run"


def _since(gap: Gap) -> str:
    return "shortly before or after" if gap.least < ZERO else f"{gap_words(gap)} after"


def _advice(after: After) -> str:
    if after.is_part:
        return ASK_TIMES
    if after.massage.is_done:
        return "Go easy, and rate how sore you are."
    return "Ask for light work, or leave the legs more time."


DEEP_AFTER_RACE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="Deep work soon after a race or a hard run",
    what="Firm or deep work within {after_race_h} hours of a race of at least {long_race}, or "
    "{after_hard_run_h} hours of any other hard run.",
    why="The article compares deeper work with a hard workout; legs fresh from one have enough to recover from.",
    example="half marathon until Sun 12:00, deep massage Tue 18:00: 54 h",
    source=HARD_RUN,
    subject=Massage,
    reach=(Reach(Kind.MASSAGE, back=BACK, ahead=EVER), *hard_run_reach(BACK)),
    check=check,
    thresholds=("after_race_h", "after_hard_run_h", "long_race_m", *HARD_RUN_THRESHOLDS),
)
