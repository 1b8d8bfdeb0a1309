"""The advice for planned massages that had better move: made once a massage, from all of its findings.

Each time that it names was tested: with the massage moved there nothing speaks against it, and it lies ahead and within
opening hours. Findings that are shown together never send the runner to opposite sides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from runjournal.language.display.dates import moment_words, start_words
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.entries import Massage, Race
from runjournal.rules.facts.race_timing import is_over
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import History
from runjournal.rules.ruleset import RuleSet
from runjournal.rules.start_calendar import StartCalendar
from runjournal.rules.ways_out import FARTHEST, WaysOut, ways_out

STAYS = "Other plans are close on both sides: ask for light work, and rate how you feel after it."
"""The advice of a massage that findings which only inform would move to opposite sides."""
OTHER_WAY = {Move.EARLIER: Move.LATER, Move.LATER: Move.EARLIER, Move.EITHER: Move.EITHER}


def advise(rules: RuleSet, history: History, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a history, those that ask a planned massage to move with that massage's advice."""
    findings = _sent_one_way(findings)
    asking = [finding for finding in findings if finding.move and finding.severity >= Severity.CAUTION]
    if not asking:
        return tuple(findings)
    subjects = {finding.entries[0] for finding in asking}
    massages = [massage for massage in history.index(Massage).plans if massage.id in subjects]
    advice = {
        massage.id: advice_for(
            massage, findings, history, ways_out(StartCalendar(rules, history, massage), massage.start, each_way=1)
        )
        for massage in massages
    }
    return tuple(
        replace(finding, advice=advice[finding.entries[0]])
        if finding.move and finding.entries[0] in advice
        else finding
        for finding in findings
    )


def advise_booking(
    massage: Massage, findings: Sequence[Finding], history: History, instead: WaysOut
) -> tuple[Finding, ...]:
    """The findings of a booking, all of those that ask its massage to move with the same advice."""
    asking = [finding for finding in findings if finding.move and massage.id in finding.entries]
    if not any(finding.severity >= Severity.CAUTION for finding in asking):
        return _sent_one_way(findings)
    advice = advice_for(massage, findings, history, instead)
    return tuple(replace(finding, advice=advice) if finding in asking else finding for finding in findings)


def _sent_one_way(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with another advice for a massage that some would have earlier and others later."""
    moves: dict[str, set[Move]] = {}
    for finding in findings:
        if finding.move:
            moves.setdefault(finding.entries[0], set()).add(finding.move)
    torn = {massage for massage, ways in moves.items() if {Move.EARLIER, Move.LATER} <= ways}
    return tuple(
        replace(finding, advice=STAYS) if finding.move and finding.entries[0] in torn else finding
        for finding in findings
    )


def advice_for(massage: Massage, findings: Iterable[Finding], history: History, instead: WaysOut) -> str:
    """What to do with a massage, such as "Ask for medium work, end by Thu 23 Apr 10:00, or book after the race."."""
    moves = {_move_of(massage, finding) for finding in findings if finding.move and massage.id in finding.entries}
    latest_end, start = instead.latest_end, instead.next_start(massage)
    if moves == {Move.LATER} and start:
        latest_end = None
    races = _races_between(latest_end or history.now, start.span.earliest if start else None, massage, history)
    options = [
        *([f"ask for {instead.gentler} work"] if instead.gentler else []),
        *([f"end by {moment_words(latest_end, massage.start.zone)}"] if latest_end else []),
        *([_later(massage, races) or f"start at {start_words(start)}"] if start else []),
    ]
    is_too_late = Move.EARLIER in moves and latest_end is None
    return " ".join((_sentence(options, is_too_late=is_too_late), *_between(races)))


def _move_of(massage: Massage, finding: Finding) -> Move:
    """Which way a massage would have to move for a finding to go."""
    move = finding.move or Move.EITHER
    return move if finding.entries[0] == massage.id else OTHER_WAY[move]


def _races_between(first: datetime, last: datetime | None, massage: Massage, history: History) -> list[Race]:
    """The races ahead between the times that are fine before a massage and after it."""
    races = history.index(Race).starting(first, last or massage.starts.latest + FARTHEST)
    return [race for race in races if not is_over(history, race)]


def _later(massage: Massage, races: Sequence[Race]) -> str:
    """Which race to book after, if there is one between the massage and the next time that is fine."""
    passed = [race for race in races if race.starts.latest >= massage.starts.earliest]
    if not passed:
        return ""
    return f"book after {name_of(passed[-1]) if _are_told_apart(races) else 'the race'}"


def _between(races: Sequence[Race]) -> Iterator[str]:
    if len(races) < 2:
        return
    is_named = len(races) == 2 and _are_told_apart(races)
    which = f"{name_of(races[0])} and {name_of(races[1])}" if is_named else "these races"
    yield f"There is no time between {which}."


def _are_told_apart(races: Sequence[Race]) -> bool:
    return len(races) > 1 and len({name_of(race) for race in races}) == len(races)


def _sentence(options: Sequence[str], *, is_too_late: bool) -> str:
    if not options:
        return f"No time within {FARTHEST.days} days is fine."
    *others, last = options
    sentence = f"{', '.join(others)}, or {last}." if others else f"{last}."
    return f"No earlier time is fine; {sentence}" if is_too_late else capital(sentence)
