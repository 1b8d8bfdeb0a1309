"""one-off-before-race: a single session before a race, without a programme behind it."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, count_of, gap_words, measured_gap, name_of
from runjournal.model.entries import Massage, Race
from runjournal.model.moments import Gap
from runjournal.rules.claims import S10
from runjournal.rules.facts.massages import is_gentle_self, sessions
from runjournal.rules.facts.race_timing import REACH, is_over, over_at
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import ZERO, earliest_start, hours_of

ID = "one-off-before-race"


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for the nearest race ahead that the massage `subject` is the only work before."""
    if is_gentle_self(subject) or _sessions_lately(history, subject) > history.thresholds.one_off_sessions:
        return
    window = hours_of(history.thresholds.race_window_h)
    first = subject.starts.earliest - timedelta(days=2)
    races = history.index(Race).starting(first, subject.starts.latest + LONGEST + window)
    for race in races:
        gap = Gap.between(subject.ends, race.starts)
        is_near = gap.most >= ZERO and gap.least <= window
        if is_near and not is_over(history, race):
            yield _finding(history, subject, race, gap)
            return


def _sessions_lately(history: History, massage: Massage) -> int:
    first = massage.starts.earliest - timedelta(days=history.thresholds.one_off_days)
    done = sessions(history)
    since = bisect_left(done, first, key=earliest_start)
    until = bisect_left(done, massage.starts.earliest, lo=since, key=earliest_start)
    return sum(session.id != massage.id for session in done[since:until])


def _finding(history: History, massage: Massage, race: Race, gap: Gap) -> Finding:
    lately = _sessions_lately(history, massage)
    days = history.thresholds.one_off_days
    is_part = gap.least < ZERO or gap.most > hours_of(history.thresholds.race_window_h)
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title=f"One session before {name_of(race)}",
        message=(
            f"{capital(name_of(massage))} {_before(gap)} {name_of(race)}, with {count_of(lately, 'session')} done in "
            f"the {days} days before; the article says one session is no programme."
        ),
        advice=ASK_TIMES if is_part else "Expect relief from it rather than lasting change; regular sessions add up.",
        entries=(massage.id, race.id),
        measured={**measured_gap(gap), "sessions_before": lately},
        clears_at=over_at(history, race),
        source=S10,
    )


def _before(gap: Gap) -> str:
    return "shortly before or after" if gap.least < ZERO else f"{gap_words(gap)} before"


ONE_OFF_BEFORE_RACE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="One session before a race",
    what="A massage within {race_window_h} hours before a race, with at most {one_off_sessions:session} in the "
    "{one_off_days} days before it.",
    why="The article says that the effects add up, and that one session before a race is no programme.",
    example="massage on Thursday, race on Sunday, the last session in spring",
    source=S10,
    subject=Massage,
    reach=REACH,
    check=check,
    yields_to_warnings=True,
    thresholds=("one_off_days", "one_off_sessions", "race_window_h", "usual_pace_s_per_km"),
)
