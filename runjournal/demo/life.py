"""Lives the days one after the other and writes them down."""

from datetime import date, datetime, timedelta
from random import Random

from runjournal.demo.appointments import AFTER_PEAK, Appointment, appointments
from runjournal.demo.body import (
    AFTER_INJURY,
    AFTER_MASSAGE,
    AFTER_RUN,
    CALVES,
    GLUTES,
    LEFT_CALF,
    LOWER_BACK,
    QUADS,
    RIGHT_HAMSTRING,
    Body,
    Wave,
    cold_day,
    injury_day,
    is_out,
    is_unwritten,
)
from runjournal.demo.entry_writer import (
    Pen,
    chance,
    write_cold,
    write_drinks,
    write_injury,
    write_massage,
    write_note,
    write_race,
    write_run,
    write_soreness,
    write_urine,
)
from runjournal.demo.scripted import NEAR_DAYS, write_decisions, write_near
from runjournal.demo.training_plan import Fixture, PlannedRun, TrainingPlan, behind, race_monday, upcoming
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry
from runjournal.model.limits import FIRST_DAY
from runjournal.model.moments import local_day

WATCHED_DAYS = 4
"""How long after a massage the runner rates the spots it worked, sore or not."""
AFTER_HARD = {
    RunKind.LONG: ((QUADS, 2.4), (GLUTES, 1.6)),
    RunKind.TEMPO: ((CALVES, 2.6), (RIGHT_HAMSTRING, 1.8)),
    RunKind.INTERVALS: ((CALVES, 3.2), (RIGHT_HAMSTRING, 2.8)),
    RunKind.HILLS: ((CALVES, 3.0), (GLUTES, 2.6)),
    RunKind.TRIAL: ((CALVES, 3.4), (QUADS, 2.6)),
}


class Life:
    """A made-up runner. `now` is aware, `zone` an IANA name; the same seed and local day give the same life."""

    def __init__(self, now: datetime, zone: str, years: int, seed: int) -> None:
        self.today = local_day(now, zone)
        self.first = max(self.today - timedelta(days=round(365.25 * years)), FIRST_DAY + timedelta(days=1))
        self.seed = seed
        self.pen = Pen(now, zone, seed)
        self.body = Body()
        self.races = behind(self.today, self.first)
        self.plan = TrainingPlan(race_monday(self.today), self.races)
        last = self.today - timedelta(days=NEAR_DAYS + 3)
        self.massages = appointments(self.first, last, self.today, set(self.races), chance(seed, "massages"))

    def entries(self) -> list[Entry]:
        """All entries, sorted by their earliest start, then id."""
        for days_ago in range((self.today - self.first).days, NEAR_DAYS - 1, -1):
            self._live(self.today - timedelta(days=days_ago), days_ago)
        write_near(self.pen, self.today, upcoming(self.today))
        write_decisions(self.pen, self.today, self.races)
        return sorted(self.pen.written, key=lambda entry: (entry.starts.earliest, entry.id))

    def _live(self, day: date, days_ago: int) -> None:
        random = chance(self.seed, days_ago)
        has_event = day in self.races or day in self.massages
        if is_unwritten(days_ago, random) and not has_event and not is_out(days_ago):
            return
        self._rate(day, random, evening=False)
        self._move(day, days_ago, random)
        self._be_ill(day, days_ago, random)
        self._have_massage(day, random)
        self._rate(day, random, evening=True)
        write_drinks(self.pen, day, random)
        write_urine(self.pen, day, random)
        write_note(self.pen, day, random)

    def _move(self, day: date, days_ago: int, random: Random) -> None:
        """Race, run, or neither."""
        fixture = self.races.get(day)
        if fixture is not None:
            write_race(self.pen, day, days_ago, fixture, random, is_run=not is_out(days_ago))
        if is_out(days_ago):
            return
        if fixture is not None:
            self._feel_race(day, fixture, random)
        elif session := self.plan.session(day, days_ago, random):
            self._run(day, session, random)

    def _run(self, day: date, session: PlannedRun, random: Random) -> None:
        """Run as planned; nothing hard on the day of a massage."""
        if session.is_hard and day in self.massages:
            return
        write_run(self.pen, day, session, random)
        if session.is_hard:
            for spot, peak in AFTER_HARD.get(session.run_kind, ()):
                self.body.feel(Wave(spot, peak * random.uniform(0.6, 1.4), day, AFTER_RUN))

    def _feel_race(self, day: date, fixture: Fixture, random: Random) -> None:
        peak = 2.5 + fixture.distance_m / 10_000
        for spot, share in ((QUADS, 1.0), (CALVES, 0.9), (GLUTES, 0.6), (LOWER_BACK, 0.3)):
            self.body.feel(Wave(spot, peak * share * random.uniform(0.8, 1.2), day, AFTER_RUN))

    def _be_ill(self, day: date, days_ago: int, random: Random) -> None:
        if (number := cold_day(days_ago)) is not None:
            write_cold(self.pen, day, number, random)
        if (number := injury_day(days_ago)) is not None:
            write_injury(self.pen, day, number, random)
            if number == 0:
                self.body.feel(Wave(LEFT_CALF, 6.0, day, AFTER_INJURY))

    def _have_massage(self, day: date, random: Random) -> None:
        appointment = self.massages.get(day)
        if appointment is not None:
            write_massage(self.pen, day, appointment, random)
            self._feel_massage(day, appointment, random)

    def _feel_massage(self, day: date, appointment: Appointment, random: Random) -> None:
        for spot in appointment.spots:
            peak = AFTER_PEAK[appointment.depth] * random.uniform(0.7, 1.3)
            self.body.feel(Wave(spot, peak, day, AFTER_MASSAGE))
            self.body.watch(spot, until=day + timedelta(days=WATCHED_DAYS))

    def _rate(self, day: date, random: Random, *, evening: bool) -> None:
        """Rate what is sore and what a massage worked on; most mornings, and evenings after a massage."""
        ahead = None if evening else self.massages.get(day)
        watched = [*self.body.watched(day), *(ahead.spots if ahead else ())]
        likely = 0.85 if watched else 0.2 if evening else 0.75
        if random.random() < likely:
            write_soreness(self.pen, day, self.body.levels(day, evening=evening), watched, random, evening=evening)
