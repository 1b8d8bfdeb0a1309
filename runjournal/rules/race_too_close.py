"""race-too-close: a massage that ends less than 48 hours before a race.

What    0 <= gap < 48 h, where gap = race start - massage end on unrounded UTC instants. 48 h 00 m is fine.
        A race (or massage) known by its date alone makes the gap an interval: all of it too close fires as usual,
        part of it one severity lower, with the question for the time.
Why     S2: the article advises at least 48 h, for everybody; the evidence is expert opinion and contested.
How     planned: warning; done and the race ahead: caution; the race over: info, for `race_over_shown_h`.
Example massage Fri 09:31-10:01, race Sun 10:00: 47 h 59 m.
"""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.model.entries import Entry, Kind, Massage, Race
from runjournal.model.moments import Gap, in_hours
from runjournal.rules.claims import S2
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.rule import Group, Rule
from runjournal.rules.words import at, name_of

ID = "race-too-close"


def check(history: History, subject: Entry | None) -> Iterator[Finding]:
    """One finding for each race that the massage `subject` ends too shortly before."""
    if not isinstance(subject, Massage):
        return
    for race in history.races:
        gap = Gap.between(subject.ends, race.starts)
        least = timedelta(hours=history.thresholds.race_gap_h)
        shown_until = race.starts.latest + timedelta(hours=history.thresholds.race_over_shown_h)
        if gap.least >= least or gap.most < timedelta(0) or shown_until <= history.now:
            continue
        yield _finding(history, subject, race, gap, least)


def _finding(history: History, massage: Massage, race: Race, gap: Gap, least: timedelta) -> Finding:
    severity = _severity(history, massage, race)
    partly = gap.most >= least or gap.least < timedelta(0)
    return Finding(
        rule=ID,
        severity=severity.lower() if partly else severity,
        title=f"Massage close to {name_of(race)}",
        message=_message(race, gap, partly=partly),
        advice=_advice(history, massage, race, least, partly=partly),
        entries=(massage.id, race.id),
        measured={"gap_h": round(gap.least.total_seconds() / 3600, 4), "gap": in_hours(gap.least)},
        clears_at=race.starts.latest + timedelta(hours=history.thresholds.race_over_shown_h),
        source=S2,
    )


def _severity(history: History, massage: Massage, race: Race) -> Severity:
    if race.starts.latest <= history.now:
        return Severity.INFO
    return Severity.WARNING if massage.is_planned else Severity.CAUTION


def _message(race: Race, gap: Gap, *, partly: bool) -> str:
    if partly:
        return f"May end less than 48 h before {name_of(race)}; the article advises at least 48 h."
    return f"Ends {in_hours(gap.least)} before {name_of(race)}; the article advises at least 48 h."


def _advice(history: History, massage: Massage, race: Race, least: timedelta, *, partly: bool) -> str:
    if partly:
        return "Give the time of the race and of the massage to be sure."
    return f"End by {at(race.starts.earliest - least, massage.start.zone)}, or book after the race."


RACE_TOO_CLOSE = Rule(
    id=ID,
    group=Group.TIMING,
    title="A massage close to a race",
    what="A massage that ends less than 48 hours before a race.",
    why="The article advises at least 48 hours, for everybody, because of race-day soreness.",
    example="massage Fri 09:31-10:01, race Sun 10:00: 47 h 59 m",
    source=S2,
    subject=Kind.MASSAGE,
    reach=(
        Reach(Kind.MASSAGE, back=timedelta(days=14), ahead=timedelta(days=730)),
        Reach(Kind.RACE, back=timedelta(days=14), ahead=timedelta(days=730)),
    ),
    check=check,
    thresholds=("race_gap_h", "race_over_shown_h"),
)
