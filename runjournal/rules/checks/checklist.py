"""The conditions of the checklist that are open, and what they say to a booking.

A condition is open from its entry until the runner clears it; `clear` with areas clears those areas alone.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.language.display.dates import day_words, when_of
from runjournal.language.display.sentence_parts import capital, listed, name_of
from runjournal.model.choices import ConditionName, Kind
from runjournal.model.entries import Condition, Massage
from runjournal.rules.claims import CHECKLIST
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import EVER, History, Reach
from runjournal.rules.rule import Group, Rule
from runjournal.rules.times import surely_ended, surely_started

REACH = (Reach(Kind.CONDITION, back=EVER), Reach(Kind.MASSAGE, ahead=EVER))
Judge = Callable[[Massage | None], Severity]


class Item(NamedTuple):
    """What the checklist says of an open condition.

    `severity` judges a planned massage, or None where none is planned. `lasts_h` gives the hours, by the settings,
    for which it matters; without it, until it is cleared.
    """

    name: ConditionName
    said: str
    advice: str
    severity: Judge
    lasts_h: Callable[[History], int] | None = None


def always(severity: Severity) -> Judge:
    """The same severity for every massage."""
    return lambda _: severity


def checklist_rule(item: Item, *, what: str, why: str, example: str, thresholds: tuple[str, ...] = ()) -> Rule:
    """The rule of a condition: a finding for each planned massage, or one for the condition where none is planned."""
    return Rule(
        id=item.name.value,
        group=Group.CHECKLIST,
        title=capital(item.said),
        what=what,
        why=why,
        example=example,
        source=CHECKLIST,
        subject=None,
        reach=REACH,
        check=lambda history, _: _findings(history, item),
        thresholds=thresholds,
    )


def open_conditions(history: History) -> tuple[Condition, ...]:
    """The conditions that have begun and that nothing cleared since, told once for all plans that are asked about."""
    return history.cached_across_plans("open conditions", _open_conditions)


def _open_conditions(history: History) -> tuple[Condition, ...]:
    clears = [condition for condition in history.conditions if condition.clears]
    whole = {clear.name: clear.starts.latest for clear in sorted(clears, key=_latest) if not clear.spots}
    parts = [clear for clear in clears if clear.spots]
    return tuple(
        condition
        for condition in history.conditions
        if not condition.clears
        if condition.name not in whole or whole[condition.name] < condition.starts.latest
        if not any(_is_cleared_by(condition, part) for part in parts)
    )


def _latest(condition: Condition) -> datetime:
    return condition.starts.latest


def _is_cleared_by(condition: Condition, part: Condition) -> bool:
    """Whether clearing some areas clears all areas of a condition that has begun before."""
    if part.name is not condition.name or part.starts.latest < condition.starts.latest or not condition.spots:
        return False
    cleared = {spot for spots in part.spots for spot in spots.each()}
    return all(spot in cleared for spots in condition.spots for spot in spots.each())


def _findings(history: History, item: Item) -> Iterator[Finding]:
    for condition in open_conditions(history):
        if condition.name is item.name:
            yield from _said(history, condition, item)


def _said(history: History, condition: Condition, item: Item) -> Iterator[Finding]:
    until = surely_started(condition) + timedelta(hours=item.lasts_h(history)) if item.lasts_h else None
    if until and until <= history.now:
        return
    booked = _booked(history, until)
    yield from (_finding(condition, massage, item, until) for massage in booked or (None,))


def _booked(history: History, until: datetime | None) -> tuple[Massage, ...]:
    """The planned massages that have not ended, of those that may start while the condition matters."""
    return tuple(
        massage
        for massage in history.index(Massage).plans
        if surely_ended(massage) > history.now
        if until is None or massage.starts.earliest < until
    )


def _finding(condition: Condition, massage: Massage | None, item: Item, until: datetime | None) -> Finding:
    return Finding(
        rule=item.name.value,
        severity=item.severity(massage),
        title=capital(item.said),
        message=_message(condition, massage, item),
        advice=item.advice,
        entries=(massage.id, condition.id) if massage else (condition.id,),
        measured={"since": condition.day.isoformat(), "areas": _areas(condition)},
        clears_at=_clears_at(massage, until),
        source=CHECKLIST,
    )


def _clears_at(massage: Massage | None, until: datetime | None) -> datetime | None:
    if massage is None:
        return until
    return min(surely_ended(massage), until) if until else surely_ended(massage)


def _message(condition: Condition, massage: Massage | None, item: Item) -> str:
    detail = ", ".join(part for part in (_areas(condition), condition.detail) if part)
    since = f"since {day_words(condition.day)}"
    said = f"{capital(item.said)}{f' ({detail})' if detail else ''}, open {since}"
    return f"{said}; {name_of(massage)} planned for {when_of(massage)}." if massage else f"{said}."


def _areas(condition: Condition) -> str:
    return listed([spot.name for spot in condition.spots]) if condition.spots else ""
