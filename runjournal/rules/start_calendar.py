"""The starts that a therapist offers for a massage, each with its verdict: walked and judged here alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.model.hours import days_from, starts_after
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import SHORTEST, Moment, local_day
from runjournal.model.sessions import month_after
from runjournal.rules.facts.hard_runs import ended
from runjournal.rules.facts.same_time import at_the_same_time, taken_until
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import History
from runjournal.rules.ruleset import RuleSet
from runjournal.rules.times import SECOND, earliest_start, hours_of
from runjournal.rules.verdict import Judgement, Verdict, judge

DRAFT_ID = "slot"
"""The id of a massage that nobody has booked yet."""
ONE_DAY = timedelta(days=1)
FARTHEST_RUN = timedelta(days=21)
"""How far from a massage a race or run is looked for that a finding names."""


@frozen
class Slot:
    """A start with its verdict; `end` is a UTC instant.

    `rules` are the ids of the rules with something to say, most severe first, those that only inform among them.
    `is_taken` is whether something of a known time is done or planned at the same time.
    """

    start: Moment
    end: datetime
    verdict: Verdict
    rules: tuple[str, ...]
    is_taken: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.verdict is Verdict.OK

    @property
    def is_fine(self) -> bool:
        """Whether nothing speaks against it and nothing takes its time."""
        return self.is_ok and not self.is_taken


def massage_to_book(history: History, minutes: int, depth: Depth | None) -> Massage:
    """A planned massage that nobody has booked yet, to be moved to the starts that are judged.

    Raises `Invalid` for an impossible length.
    """
    now = Moment.at_instant(history.now, history.zone)
    return Massage(start=now, id=DRAFT_ID, status=Status.PLANNED, duration_s=minutes * 60, depth=depth)


class StartCalendar:
    """The starts ahead for a massage in its own zone, hourly within opening hours, judged by a set of rules.

    Each start is judged when it is first asked for and then kept. A massage that is booked already is not in its own
    way.
    """

    def __init__(self, rules: RuleSet, history: History, massage: Massage) -> None:
        self.rules = rules
        self.massage = replace(massage, id=massage.id or DRAFT_ID)
        self.history = history.without(self.massage.id)
        self._starts: dict[date, tuple[Moment, ...]] = {}
        self._slots: dict[datetime | None, Slot] = {}
        self._unfit: set[datetime | None] = set()
        self._unfit_spans: list[tuple[datetime, datetime]] = []
        """Stretches of time in which no start is fine, from after the first instant until the second."""
        self._latest_objection: RuleSet | None = None
        """The rule that was against the last start: often it is against the next, and then decides alone."""

    @property
    def minutes(self) -> int:
        """The length of the massage, rounded up."""
        return -(-self.massage.duration_s // 60)

    def massage_at(self, start: Moment) -> Massage:
        """The massage that would start then."""
        return replace(self.massage, start=start)

    def slot(self, start: Moment) -> Slot:
        """A start with its verdict."""
        if start.at not in self._slots:
            self._judge(self.massage_at(start))
        return self._slots[start.at]

    def _judge(self, massage: Massage) -> Judgement:
        """The judgement of a start, whose slot is kept."""
        judgement = judge(self.rules, self.history, [massage])
        is_taken = bool(at_the_same_time([massage], self.history))
        slot = Slot(massage.start, massage.ends.latest, judgement.verdict, judgement.rules, is_taken)
        self._slots[massage.start.at] = slot
        return judgement

    def slots(self, first: date, days: int) -> Iterator[Slot]:
        """The slots of so many working days from a date on, one by one; a night belongs to the evening before."""
        return (self.slot(start) for day in days_from(first, days) for start in self._starts_of_working_day(day))

    def slots_on(self, day: date) -> tuple[Slot, ...]:
        """The slots of a local day, earliest first."""
        return tuple(self.slot(start) for start in self.starts_on(day))

    def starts_on(self, day: date) -> tuple[Moment, ...]:
        """The starts of a local day, those after midnight among them if the therapist works that late."""
        working_days = (day - ONE_DAY, day)
        return tuple(
            start for began in working_days for start in self._starts_of_working_day(began) if start.day == day
        )

    def _starts_of_working_day(self, day: date) -> tuple[Moment, ...]:
        if day not in self._starts:
            hours, zone = self.history.settings.booking, self.massage.start.zone
            is_in_journals = FIRST_DAY <= day <= LAST_DAY
            starts = starts_after(self.history.now, day, zone, self.minutes, hours) if is_in_journals else ()
            self._starts[day] = tuple(starts)
        return self._starts[day]

    def fine_slots(self, anchor: Moment | date, step: int, days: int) -> Iterator[Slot]:
        """The fine slots before (`step` -1) or after (1) a moment, or from a day on, nearest first, so many days far.

        Before a whole day are the days before it, and after it the day itself and those that follow.
        """
        instant = anchor.span.earliest if isinstance(anchor, Moment) else None
        for start in self._starts_beside(anchor.day if isinstance(anchor, Moment) else anchor, step, days):
            is_beyond = instant is None or (start.span.earliest - instant) * step > timedelta(0)
            if is_beyond and self.is_fine(start):
                yield self.slot(start)

    def _starts_beside(self, day: date, step: int, days: int) -> Iterator[Moment]:
        for away in range(days + 1):
            ordinal = day.toordinal() + away * step
            if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
                return
            yield from self.starts_on(date.fromordinal(ordinal))[::step]

    def is_fine(self, start: Moment) -> bool:
        """Whether nothing speaks against a start and nothing takes its time; quicker than its slot if it is not."""
        if start.at in self._slots:
            return self._slots[start.at].is_fine
        if start.at in self._unfit or self._is_unfit(start):
            self._unfit.add(start.at)
            return False
        massage = self.massage_at(start)
        self._unfit_spans += _unfit_spans(massage, self._judge(massage), self.history)
        slot = self._slots[start.at]
        if not slot.is_ok:
            self._latest_objection = self.rules.alone[slot.rules[0]]
        return slot.is_fine

    def _is_unfit(self, start: Moment) -> bool:
        """Whether what was against a start before is against this one too."""
        instant = start.span.earliest
        if any(first < instant <= last for first, last in self._unfit_spans):
            return True
        objection = self._latest_objection
        return objection is not None and judge(objection, self.history, [self.massage_at(start)]).verdict > Verdict.OK


def _unfit_spans(massage: Massage, judgement: Judgement, history: History) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of time in which what is against a massage is against every start of it."""
    for finding in judgement.body:
        if finding.clears_at:
            yield history.now, finding.clears_at - SHORTEST
    for finding in judgement.findings:
        if finding.severity >= Severity.CAUTION and finding.move and finding.entries[0] == massage.id:
            yield from _unfit_span(massage, finding, history)


def _unfit_span(massage: Massage, finding: Finding, history: History) -> Iterator[tuple[datetime, datetime]]:
    """The starts that leave too little time before or after the race or run of a finding, or are during it."""
    run = _timed_run(massage, finding, history)
    if run is None:
        return
    start, length = earliest_start(run), massage.length
    least_h = finding.measured.get("least_h")
    if finding.move is Move.EITHER:
        yield start - length, taken_until(history, run) - SECOND
    elif isinstance(least_h, int) and finding.move is Move.EARLIER:
        yield start - hours_of(least_h) - length, start - length
    elif isinstance(least_h, int) and finding.move is Move.LATER:
        yield start, ended(history, run).latest + hours_of(least_h) - SECOND


def _timed_run(massage: Massage, finding: Finding, history: History) -> Race | Run | None:
    """The race or run that a finding about a massage names, if its time is known."""
    first, last = massage.starts.earliest - FARTHEST_RUN, massage.starts.latest + FARTHEST_RUN
    runs: tuple[Race | Run, ...] = (
        *history.index(Race).starting(first, last),
        *history.index(Run).starting(first, last),
    )
    named = (run for run in runs if run.id in finding.entries[1:2] and run.start.at is not None)
    return next(named, None)


def safe_days(rules: RuleSet, history: History) -> Iterator[date]:
    """The days of the month, today included, with a start ahead at which a light session of the goal's length is ok."""
    today = local_day(history.now, history.zone)
    session = massage_to_book(history, history.settings.goal.minutes, Depth.LIGHT)
    calendar = StartCalendar(rules, history, session)
    for day in days_from(today, days_left(today)):
        if any(map(calendar.is_fine, calendar.starts_on(day))):
            yield day


def days_left(today: date) -> int:
    """The days left in the month of a date, that day included."""
    return (month_after(today) - today).days
