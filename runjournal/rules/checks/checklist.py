"""The checklist before booking: one rule for each condition, and what an open one says to a booking.

A condition is open from its entry until the runner clears it; `clear` with areas clears those areas alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from runjournal.language.display.dates import day_words, when_of
from runjournal.language.display.sentence_parts import capital, listed, name_of
from runjournal.model.choices import ConditionName, Kind
from runjournal.model.entries import Condition, Massage
from runjournal.rules.claims import CHECKLIST
from runjournal.rules.facts.massages import STRONG
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import EVER, History, Reach
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import hours_of, surely_ended, surely_started

REACH = (Reach(Kind.CONDITION, back=EVER), Reach(Kind.MASSAGE, ahead=EVER))


class ChecklistItem(NamedTuple):
    """A condition with its severity for a massage; `if_strong` is that of firm and deep work if it differs.

    `new_h` names the threshold of hours for which the condition matters; without it, it does until it is cleared. A
    condition that `is_passing` stands against the bookings of the next days alone.
    """

    name: ConditionName
    words: str
    what: str
    why: str
    example: str
    advice: str
    severity: Severity
    if_strong: Severity | None = None
    new_h: str = ""
    is_passing: bool = False

    def severity_of(self, massage: Massage | None) -> Severity:
        """The severity for a massage, or for none."""
        is_strong = massage is not None and massage.depth in STRONG
        return self.if_strong if is_strong and self.if_strong else self.severity


ITEMS = (
    ChecklistItem(
        ConditionName.ILL,
        words="ill",
        what="A fever or an infection is open: logged, and not cleared since.",
        why="Most therapists ask to rebook.",
        example="ill fever on Monday, massage on Wednesday",
        advice="Most therapists ask to rebook; clear it when you are well again.",
        severity=Severity.WARNING,
        is_passing=True,
    ),
    ChecklistItem(
        ConditionName.INJURY,
        words="new injury",
        what="An injury less than {injury_new_h} hours old is open.",
        why="A new injury is left alone until it is clear what it is.",
        example="injury left calf on Monday evening, massage on Wednesday",
        advice="Leave the area alone, and tell your therapist; see a clinician if it gets worse.",
        severity=Severity.CAUTION,
        new_h="injury_new_h",
    ),
    ChecklistItem(
        ConditionName.WOUND,
        words="wound",
        what="Broken skin, a skin infection or a fracture is open.",
        why="Therapists leave such an area out.",
        example="wound right knee after a fall, massage on Friday",
        advice="Avoid the area, and tell your therapist before the session.",
        severity=Severity.WARNING,
        is_passing=True,
    ),
    ChecklistItem(
        ConditionName.BLEEDING,
        words="bleeds easily",
        what="Blood thinners or a bleeding disorder are open; more severe for firm and deep work.",
        why="Strong pressure bruises more easily then.",
        example="bleeding aspirin, deep massage on Friday",
        advice="Tell your therapist, ask for light work, and ask your clinician whether massage suits you.",
        severity=Severity.CAUTION,
        if_strong=Severity.WARNING,
    ),
    ChecklistItem(
        ConditionName.ASK_CLINICIAN,
        words="ask a clinician first",
        what="Pregnancy, cancer, recent surgery, osteoporosis, heart disease or numbness is open.",
        why="Whether and how massage suits is then for a clinician to say.",
        example="ask-clinician recent surgery, massage on Friday",
        advice="Ask your clinician whether massage suits you now, and tell your therapist.",
        severity=Severity.CAUTION,
    ),
)


def _rule(item: ChecklistItem) -> JournalRule:
    """The rule of a condition: a finding for each planned massage, or one for the condition if none is planned."""
    return JournalRule(
        id=item.name.value,
        group=Group.CHECKLIST,
        title=capital(item.words),
        what=item.what,
        why=item.why,
        example=item.example,
        source=CHECKLIST,
        reach=REACH,
        check=lambda history: _findings(history, item),
        thresholds=(*((item.new_h,) if item.new_h else ()), *(("condition_ahead_h",) if item.is_passing else ())),
    )


def open_conditions(history: History) -> tuple[Condition, ...]:
    """The conditions that have begun and that nothing cleared since, derived once for all plans that are judged."""
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


def _findings(history: History, item: ChecklistItem) -> Iterator[Finding]:
    """One finding for each open condition, equal ones as one, about all the bookings that it touches."""
    equal: dict[tuple[object, ...], list[Condition]] = {}
    for condition in open_conditions(history):
        if condition.name is item.name:
            equal.setdefault((condition.spots, condition.detail.casefold()), []).append(condition)
    for conditions in equal.values():
        latest = max(conditions, key=_latest)
        until = surely_started(latest) + hours_of(getattr(history.thresholds, item.new_h)) if item.new_h else None
        if until is None or until > history.now:
            yield _finding(conditions[0], latest, item, until, _touched(history, item, until))


def _touched(history: History, item: ChecklistItem, until: datetime | None) -> tuple[Massage, ...]:
    """The planned massages that have not ended and that a condition stands against."""
    last = history.now + hours_of(history.thresholds.condition_ahead_h) if item.is_passing else until
    return tuple(
        massage
        for massage in history.index(Massage).plans
        if surely_ended(massage) > history.now
        if last is None or massage.starts.earliest < last
    )


def _finding(
    first: Condition, latest: Condition, item: ChecklistItem, until: datetime | None, booked: Sequence[Massage]
) -> Finding:
    return Finding(
        rule=item.name.value,
        severity=max([item.severity_of(massage) for massage in booked], default=item.severity_of(None)),
        title=capital(item.words),
        message=_message(first, booked, item),
        advice=item.advice,
        entries=(latest.id, *(massage.id for massage in booked)),
        spots=tuple(dict.fromkeys(spot for named in first.spots for spot in named.each())),
        measured={"since": first.day.isoformat(), "areas": _areas(first)},
        clears_at=until,
        source=CHECKLIST,
    )


def _message(condition: Condition, booked: Sequence[Massage], item: ChecklistItem) -> str:
    detail = ", ".join(part for part in (_areas(condition), condition.detail) if part)
    opened = f"{capital(item.words)}{f' ({detail})' if detail else ''}, open since {day_words(condition.day)}"
    plans = listed([f"{name_of(massage)} on {when_of(massage)}" for massage in booked]) if booked else ""
    return f"{opened}; planned: {plans}." if plans else f"{opened}."


def _areas(condition: Condition) -> str:
    return listed([spot.name for spot in condition.spots]) if condition.spots else ""


CHECKLIST_RULES = tuple(_rule(item) for item in ITEMS)
