"""The therapist's card as a document of one page."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from runjournal.language.display.dates import day_and_month, day_words, days_away, long_day, zone_words
from runjournal.language.display.entry_words import SEPARATOR, climb_words, distance_words, minutes_words
from runjournal.language.display.sentence_parts import capital, count_of
from runjournal.model.choices import ConditionName, Quality
from runjournal.model.entries import Condition, Entry, Massage, Race
from runjournal.model.moments import Gap
from runjournal.model.settings import Settings
from runjournal.reports import text
from runjournal.reports.cutting import ROOMS, Scissors
from runjournal.reports.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Paragraph,
    Section,
    Table,
    number_columns,
)
from runjournal.reports.formats import DocumentFormat
from runjournal.rules.facts.hard_runs import HardRun
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.times import earliest_start
from runjournal.rules.verdict import Verdict
from runjournal.trends.card_facts import Booked, CardFacts, PastMassage
from runjournal.trends.massage_help.went_with import Settled
from runjournal.trends.soreness.sore_since import SoreSpot

LINES = 60
"""How many lines of text at 80 columns are one page; as HTML such a card fits a sheet of A4 or Letter."""
NOTABLE_DESCENT_M = 200
"""From here on the descent of a hard run is said: downhill makes quads sore (Eston 1995, Br J Sports Med 29:89)."""
TITLE = "Massage card"
HEAD = (
    Column("area"),
    *number_columns("highest", "latest"),
    Column("trend"),
    Column("sore days"),
    Column("when"),
)
CONDITIONS = {
    ConditionName.ILL: "fever or infection",
    ConditionName.INJURY: "injury",
    ConditionName.WOUND: "broken skin, skin infection or fracture",
    ConditionName.BLEEDING: "blood thinners or bleeding disorder",
    ConditionName.ASK_CLINICIAN: "a condition to ask a clinician about",
}
GAPS = "A day without a rating is a gap, not a day without soreness."
WENT_WITH = "Median hours over n massages. It shows what went with them, not what caused it."
FOOT = "Ratings go from 0 to 10; sore is {sore_from} or more. From the runner's own journal, which diagnoses nothing."


def card_document(card: CardFacts, settings: Settings) -> Document:
    """The card in the runner's units, as much of it as is one page."""
    for room in ROOMS:
        document = _Layout(card, settings, Scissors(room)).document()
        if len(list(text.lines(document))) <= LINES:
            break
    return document


def free_path(folder: Path, today: date, written_as: DocumentFormat) -> Path:
    """A file for a card that is not there yet: massage-card-2026-11-23.html, or with -2, -3 and so on."""
    stem = f"massage-card-{today.isoformat()}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{written_as.suffix}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())


class _Layout:
    """The sections of a card with as much as there is room for."""

    def __init__(self, card: CardFacts, settings: Settings, cut: Scissors) -> None:
        self.card = card
        self.settings = settings
        self.cut = cut

    def document(self) -> Document:
        sections = (
            self._facts("To know first", self._first()),
            self._facts("This booking" if self.card.booked else "Ahead", self._ahead()),
            self._sore(),
            self._facts("Last massages", self._last()),
            self._settled(),
        )
        foot = f"{FOOT.format(sore_from=self.card.sore_from)} {self.cut.remark}".strip()
        return Document(TITLE, self._subtitle(), sections, foot, is_one_page=True)

    def _facts(self, title: str, facts: Iterator[Fact]) -> Section:
        return Section(title, (Facts(tuple(facts)),))

    def _subtitle(self) -> str:
        latest = self.card.since.massage
        since = f"last massage {self._day(latest.day)}, {days_away(latest.day, self.card.today)}" if latest else ""
        return SEPARATOR.join(part for part in (long_day(self.card.today), since or "no massage logged yet") if part)

    def _first(self) -> Iterator[Fact]:
        conditions = self.cut.some(self.card.conditions, self.cut.room.first)
        flags = self.cut.some(self.card.flags, self.cut.room.first)
        yield from (Fact("Condition", self._condition(condition)) for condition in conditions)
        more = len(self.card.conditions) - len(conditions)
        if more or not conditions:
            yield Fact("Conditions", f"{more} more open" if more else "none open in the journal")
        yield from (Fact(capital(flag.severity.word), self._flag(flag), flag.severity) for flag in flags)
        more = len(self.card.flags) - len(flags)
        if more or not flags:
            yield Fact("Red flags", f"{more} more in the journal" if more else "none in the journal")

    def _condition(self, condition: Condition) -> str:
        detail = self.cut.text(condition.detail)
        return _joined(
            CONDITIONS[condition.name],
            self.cut.text(", ".join(spot.name for spot in condition.spots)),
            f'"{detail}"' if detail else "",
            f"since {self._day(condition.day)}",
        )

    def _flag(self, flag: Finding) -> str:
        overruled = " The runner decided otherwise." if flag.overruled else ""
        return f"{self.cut.text(flag.title)}. {flag.advice}{overruled} {self.cut.text(flag.message)}"

    def _ahead(self) -> Iterator[Fact]:
        if self.card.booked:
            yield from self._booked(self.card.booked)
        else:
            yield Fact("Booked", "nothing yet")
        yield Fact("Race", self._race(self.card.race) if self.card.race else "none planned")
        yield from self._hard_runs()

    def _booked(self, booked: Booked) -> Iterator[Fact]:
        massage = booked.massage
        depth = f"{massage.depth} asked for" if massage.depth else "no depth asked for"
        yield Fact("Booked", _joined(self._when(massage), *self._kind(massage), depth, self._areas(massage)))
        if booked.verdict is Verdict.OK:
            yield Fact("The rules", "nothing speaks against it")
            return
        against = [finding for finding in booked.findings if finding.severity > Severity.INFO]
        titles = [self.cut.text(finding.title) for finding in self.cut.some(against, self.cut.room.rows)]
        yield Fact(capital(booked.verdict.word), "; ".join(titles), booked.verdict.severity)

    def _race(self, race: Race) -> str:
        return _joined(
            self.cut.text(race.name),
            self._when(race),
            distance_words(race.distance_m, self.settings.distance),
            f"priority {race.priority}" if race.priority else "",
        )

    def _hard_runs(self) -> Iterator[Fact]:
        hard = self.card.hard_runs
        before = [run for run in hard if earliest_start(run.run) < self.card.around]
        after = [run for run in hard if earliest_start(run.run) >= self.card.around]
        labels = ("Hard before", "Hard after") if self.card.booked else ("Hard lately", "Hard ahead")
        for label, runs in zip(labels, (before, after), strict=True):
            shown = self.cut.some(runs, self.cut.room.rows)
            if shown:
                yield Fact(label, "; ".join(self._hard(run) for run in shown))

    def _hard(self, hard: HardRun) -> str:
        name = self.cut.text(hard.run.name) if isinstance(hard.run, Race) else ""
        distance = distance_words(hard.run.distance_m, self.settings.distance)
        descent_m = hard.run.descent_m if (hard.run.descent_m or 0) >= NOTABLE_DESCENT_M else None
        down = climb_words(None, descent_m, self.settings.distance)
        what = ", ".join(part for part in (name or hard.reason, distance, down) if part)
        return f"{self._day(hard.run.day)} {what}{', planned' if hard.run.is_planned else ''}"

    def _sore(self) -> Section:
        notable = [spot for spot in self.card.spots if spot.is_notable]
        milder = ", ".join(f"{spot.spot.name} {spot.highest}" for spot in self.card.spots if not spot.is_notable)
        shown = self.cut.some(notable, self.cut.room.spots)
        blocks: list[Block] = [Paragraph(self._rated()), Facts(tuple(self._qualities(shown)))]
        if shown:
            blocks.append(Table(HEAD, tuple(self._spot(spot) for spot in shown)))
        if milder:
            blocks.append(Facts((Fact("Milder", self.cut.text(milder)),)))
        return Section(self._sore_title(), tuple(blocks))

    def _qualities(self, spots: Sequence[SoreSpot]) -> Iterator[Fact]:
        """What was more than an ache, which a therapist looks for first."""
        for quality in Quality:
            named = [spot.spot.name for spot in spots if quality in spot.qualities]
            if named:
                yield Fact(capital(quality.value), self.cut.text(", ".join(named)))

    def _sore_title(self) -> str:
        massage = self.card.since.massage
        if massage and self.card.since.ended:
            return f"Sore since the massage of {self._day(massage.day)}"
        return f"Sore in the last {self.card.days} days"

    def _rated(self) -> str:
        card = self.card
        if not card.rated_days:
            return f"Nothing was rated in {count_of(card.days, 'day')}, which does not mean that nothing was sore."
        nothing = "" if card.spots else ", and nothing was sore"
        gaps = f" {GAPS}" if card.rated_days < card.days else ""
        return f"Rated on {_of_days(card.rated_days, card.days)}{nothing}.{gaps}"

    def _spot(self, sore: SoreSpot) -> tuple[str, ...]:
        days = f"{len(sore.sore_days)} of {len(sore.rated_days)}"
        return sore.spot.name, str(sore.highest), str(sore.latest), sore.course.value, days, _span(sore.sore_days)

    def _last(self) -> Iterator[Fact]:
        if not self.card.sessions:
            yield Fact("None", "no massage is logged as done")
        for session in self.cut.some(self.card.sessions, self.cut.room.sessions):
            yield Fact(self._day(session.massage.day), self._session(session))
        for again in self.cut.some(self.card.recurring, self.cut.room.rows):
            yield Fact("Again", again.message)

    def _session(self, session: PastMassage) -> str:
        massage, recovery = session
        return _joined(
            *self._kind(massage),
            massage.depth or "depth not logged",
            self._areas(massage),
            "pain not logged" if massage.pain is None else f"pain {massage.pain} of 10",
            "braced" if massage.braced else "",
            f"settled after {_between(recovery.after_end)}" if recovery else "",
            f'"{self.cut.text(massage.note)}"' if massage.note else "",
        )

    def _kind(self, massage: Massage) -> tuple[str, str]:
        kind = massage.massage_kind
        return minutes_words(massage.duration_s), kind.value.replace("-", " ") if kind else ""

    def _areas(self, massage: Massage) -> str:
        return self.cut.text(", ".join(spot.name for spot in massage.spots))

    def _settled(self) -> Section:
        depths = self.cut.some(self.card.depths, self.cut.room.rows)
        facts = [Fact(capital(each.depth), _settled(Settled(each.n, each.median), each.remark)) for each in depths]
        baths = self.card.bathed
        if baths.can_compare:
            compared = f"{_settled(baths.after_bath)}, without {_settled(baths.without, baths.remark)}"
            facts.append(Fact("With a bath", compared))
        intro = WENT_WITH if facts else "No massage could be timed yet."
        return Section("How long it took to settle", (Paragraph(intro), Facts(tuple(facts))))

    def _when(self, entry: Entry) -> str:
        local = entry.start.local
        time = f" {local:%H:%M}" if local else ""
        zone = f" {zone_words(entry.start.zone)}" if local and entry.start.zone != self.card.zone else ""
        return f"{self._day(entry.day)}{time}{zone} ({days_away(entry.day, self.card.today)})"

    def _day(self, day: date) -> str:
        return f"{day_words(day)}{'' if day.year == self.card.today.year else f' {day.year}'}"


def _span(days: Sequence[date]) -> str:
    """From the first of some days to the last, which are few enough to need no year."""
    if not days:
        return ""
    first, last = days[0], days[-1]
    begin = "" if first == last else f"{first.day}–" if first.month == last.month else f"{day_and_month(first)}–"
    return f"{begin}{day_and_month(last)}"


def _joined(*words: str) -> str:
    return SEPARATOR.join(word for word in words if word)


def _of_days(some: int, days: int) -> str:
    return f"{some} of {count_of(days, 'day')}"


def _between(gap: Gap) -> str:
    least, most = _hours(gap.least), _hours(gap.most)
    return f"{most} h" if least == most else f"{least} to {most} h"


def _settled(settled: Settled, remark: str = "") -> str:
    """How long: "22 h (n = 7)"."""
    median = f"{_hours(settled.median)} h" if settled.median is not None else "not timed"
    return f"{median} (n = {settled.n}{f', {remark}' if remark else ''})"


def _hours(length: timedelta) -> int:
    return round(length.total_seconds() / 3600)
