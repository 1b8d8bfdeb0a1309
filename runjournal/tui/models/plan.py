"""What the Plan screen does with the journal: it judges starts, offers others, and books."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from runjournal.booking.alternatives import EACH_WAY, FARTHEST
from runjournal.booking.day_parts import in_part, part_of
from runjournal.booking.offers import Offers, is_fine
from runjournal.booking.open_warnings import open_body_findings, open_warnings, together
from runjournal.booking.slot import Slot
from runjournal.booking.slots import ok_if
from runjournal.booking.verdict import Verdict, verdict
from runjournal.errors import JournalError
from runjournal.language.display.dates import day_words, start_words
from runjournal.model.choices import Depth, Kind
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import local_day
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.trends.progress import Progress, progress_of
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.plan_days import DAYS, PLANS, PlanDay, plan_days

STEP_MIN = 15
SHORTEST_MIN = 30
LONGEST_MIN = 120
FAR_DAYS = 300
"""From how many days ahead a line names the year: without one it means the nearest such date."""


class Asked(NamedTuple):
    """A slot in full: its verdict, the nearest `fine` ones where it is not, and the depth with which it would be.

    `body` is what is open about the body, which makes no start worse than another.
    """

    slot: Slot
    verdict: Verdict
    body: tuple[Finding, ...]
    fine: tuple[Slot, ...] = ()
    gentler: Depth | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say, most severe first."""
        return together(self.verdict.findings, self.body)


class PlanModel:
    """The weeks ahead for a massage of some `minutes` and `depth`. What was judged is kept until the journal changes.

    It begins with the history that was last derived, as the screen it is opened over shows it.
    """

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self.minutes = journal_model.settings.booking.minutes
        self._take(journal_model.history)
        self.depth = self._usual_depth()

    def renew(self) -> None:
        """Read the journal anew."""
        journal_model = self.journal_model
        self._take(journal_model.journal.history(journal_model.context))

    def _take(self, history: History) -> None:
        self.history = history
        self.today = local_day(history.now, history.zone)
        self.against = open_warnings(history)
        self._offers: dict[tuple[int, Depth], Offers] = {}
        self._asked: dict[tuple[datetime | None, int, Depth], Asked] = {}

    def _usual_depth(self) -> Depth:
        """The depth of the latest massage that has one: people book what they had."""
        depths = (massage.depth for massage in reversed(self.history.massages) if massage.depth)
        return next(depths, Depth.MEDIUM)

    # deriving

    @property
    def offers(self) -> Offers:
        """The starts for the length and depth that are asked about."""
        key = (self.minutes, self.depth)
        if key not in self._offers:
            self._offers[key] = Offers(self.history, *key)
        return self._offers[key]

    def days(self, first: date) -> tuple[PlanDay, ...]:
        """The six weeks from a day on, as far as a journal goes."""
        last = min(first + timedelta(days=DAYS - 1), LAST_DAY)
        entries = self.journal_model.journal.between(first, last, [*PLANS, Kind.SORENESS])
        return plan_days(entries, self.offers, self.against, first)

    def progress(self) -> Progress:
        """How the month stands."""
        return progress_of(self.journal_model.journal, self.history)

    def check(self, slot: Slot) -> Asked:
        """A slot with all there is to say about it."""
        key = (slot.start.at, self.minutes, self.depth)
        if key not in self._asked:
            self._asked[key] = self._ask(slot)
        return self._asked[key]

    def _ask(self, slot: Slot) -> Asked:
        massage = self.offers.massage(slot.start)
        judged = verdict([massage], self.history)
        body = open_body_findings(self.history, judged.findings)
        if judged.is_ok:
            return Asked(slot, judged, body)
        before = reversed(list(islice(self._near(slot, -1), EACH_WAY)))
        after = islice(self._near(slot, 1), EACH_WAY)
        return Asked(slot, judged, body, (*before, *after), ok_if(massage, self.history))

    def _near(self, slot: Slot, step: int) -> Iterator[Slot]:
        """The fine slots within reach of a slot, nearest first, as `booking.alternatives` finds them."""
        for other in self.offers.fine(slot, step, FARTHEST.days + 1):
            if (other.start.span.earliest - slot.start.span.earliest) * step > FARTHEST:
                return
            yield other

    def first_fine(self) -> Slot | None:
        """The first fine slot from today on, at most six weeks away."""
        return next(self.offers.fine(self.today, 1, DAYS), None)

    def next_fine(self, slot: Slot | None, day: date, step: int) -> Slot | None:
        """The first fine slot in a later (`step` 1) or earlier (-1) part of a day, at most six weeks away."""
        here = (slot.start.day, part_of(slot.start)) if slot else (day, None)
        found = self.offers.fine(slot or day, step, DAYS)
        other = next((one for one in found if (one.start.day, part_of(one.start)) != here), None)
        if other is None or step > 0:
            return other
        part = in_part(self.offers.slots_on(other.start.day), part_of(other.start))
        return next(one for one in part if is_fine(one))

    # changing

    def lengthen(self, by_steps: int) -> None:
        """Make the massage so many quarters of an hour longer, between half an hour and two, or shorter."""
        usual = self.journal_model.settings.booking.minutes
        wanted = (self.minutes // STEP_MIN + by_steps) * STEP_MIN
        if by_steps < 0 and self.minutes % STEP_MIN:
            wanted += STEP_MIN
        self.minutes = max(min(wanted, max(LONGEST_MIN, usual)), min(SHORTEST_MIN, usual))

    def book(self, slot: Slot) -> str:
        """Book a slot, whatever its verdict, as one step; what was done and what speaks against it, in sentences."""
        same = [one for one in self.history.massages if one.is_planned and one.start.at == slot.start.at]
        if same:
            raise JournalError(f"{self._when(slot)} is booked already.", "e changes what is booked.")
        check = self.check(slot)
        sentence = self.journal_model.log([replace(self.offers.massage(slot.start), id="")])
        against = [finding for finding in check.verdict.findings if finding.severity >= Severity.CAUTION]
        return f"{sentence} {against[0].severity.word.capitalize()}: {against[0].title}." if against else sentence

    def line(self, slot: Slot) -> str:
        """A slot as the line that books it."""
        day = slot.start.day
        is_near = (day - self.today).days < FAR_DAYS
        when = day_words(day).lower() if is_near else day.isoformat()
        return f"{when} {slot.start.local:%H:%M} {self.minutes}min {self.depth}"

    def _when(self, slot: Slot) -> str:
        return start_words(slot.start)
