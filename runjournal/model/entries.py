"""The entries of the journal: one frozen dataclass for each kind, which checks its own values.

Units stand in the names: metres, seconds, millilitres. A field that is None was not logged, which is never zero.
"""

from datetime import date, datetime, timedelta
from typing import ClassVar

from runjournal.model.areas import Area, Side, Spot, spot_of
from runjournal.model.choices import (
    ConditionName,
    Depth,
    Kind,
    MassageKind,
    MealSize,
    Priority,
    Quality,
    RunKind,
    Status,
)
from runjournal.model.frozen import frozen
from runjournal.model.limits import (
    FARTHEST_M,
    FASTEST_HR,
    LONGEST_S,
    MOST_CLIMB_M,
    MOST_WATER_ML,
    SLOWEST_HR,
    Invalid,
    check_range,
    check_rule_id,
    check_text,
    check_word,
)
from runjournal.model.moments import Moment, Span


@frozen(kw_only=True)
class Entry:
    """One thing logged. `id` is empty until the journal gives one; `source` says where an import came from."""

    kind: ClassVar[Kind]

    start: Moment
    note: str = ""
    id: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if self.note:
            check_text("note", self.note)
        if self.id:
            check_text("id", self.id, 64)
            check_word("id", self.id)
        if self.source:
            check_text("source", self.source, 200)
            check_word("source", self.source)

    @property
    def status(self) -> Status:
        """Done, unless the kind can be planned and says otherwise."""
        return Status.DONE

    @property
    def day(self) -> date:
        """The local date on which it starts."""
        return self.start.day

    @property
    def length(self) -> timedelta:
        """How long it lasts, zero if that is not known."""
        return timedelta(0)

    @property
    def starts(self) -> Span:
        """When it starts, as a span of instants."""
        return self.start.span

    @property
    def ends(self) -> Span:
        """When it ends; of a whole day, any instant of that day."""
        span = self.start.span
        return span if self.start.at is None else span.shifted(self.length)

    @property
    def is_done(self) -> bool:
        """Whether it has happened."""
        return self.status is Status.DONE

    @property
    def is_recorded(self) -> bool:
        """Whether a watch or an app recorded it: its source is a key such as `fit:0123456789abcdef:0`."""
        origin, colon, key = self.source.partition(":")
        return bool(colon and key) and origin.isascii() and origin.isalpha() and origin.islower()

    @property
    def is_planned(self) -> bool:
        """Whether it lies ahead, or did when it was logged."""
        return self.status is Status.PLANNED

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off; no rule looks at it then."""
        return self.status is Status.CANCELLED

    def is_unconfirmed(self, now: datetime) -> bool:
        """Whether it was planned and its time has passed: nobody said that it happened."""
        return self.is_planned and self.ends.latest <= now

    def is_ahead(self, now: datetime) -> bool:
        """Whether it is planned and not over yet."""
        return self.is_planned and not self.is_unconfirmed(now)


@frozen(kw_only=True)
class Run(Entry):
    """A run. Effort is the rating of perceived exertion, 0 to 10; the heart rate is in beats a minute.

    `duration_s` is the time moved, of which load and pace are made. `elapsed_s` is the time from start to end with its
    pauses, known only if it is longer: `longer_elapsed` tells.
    """

    kind = Kind.RUN

    status: Status = Status.DONE
    distance_m: int | None = None
    duration_s: int | None = None
    effort: int | None = None
    run_kind: RunKind | None = None
    elapsed_s: int | None = None
    avg_hr: int | None = None
    ascent_m: int | None = None
    descent_m: int | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        _check_what_was_run(self)

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=self.elapsed_s or self.duration_s or 0)


@frozen(kw_only=True)
class Massage(Entry):
    """A massage. Pain is what it hurt on the table, 0 to 10; `braced` is whether the runner tensed against it."""

    kind = Kind.MASSAGE

    status: Status = Status.DONE
    duration_s: int = 3600
    depth: Depth | None = None
    massage_kind: MassageKind | None = None
    spots: tuple[Spot, ...] = ()
    pain: int | None = None
    braced: bool = False
    therapist: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_range("duration_s", self.duration_s, 1, LONGEST_S, "a massage lasts from 1 second to 72 hours")
        check_range("pain", self.pain, 0, 10, "pain is rated from 0 to 10")
        check_text("therapist", self.therapist, 200)

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=self.duration_s)


@frozen(kw_only=True)
class Soreness(Entry):
    """How sore one area is, 0 to 10. `EVERYWHERE` with 0 is the all clear: every area is rated 0.

    A quality that the runner did not write is None, unknown, and shown as an ache.
    """

    kind = Kind.SORENESS

    area: Area
    side: Side = Side.BOTH
    rating: int
    quality: Quality | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_range("rating", self.rating, 0, 10, "soreness is rated from 0 to 10")
        if self.area is Area.EVERYWHERE and self.rating:
            raise Invalid("rating", "everywhere can only be all clear, 0; name the areas that are sore")
        Spot(self.area, self.side)

    @property
    def spot(self) -> Spot:
        """The area with its side."""
        return spot_of(self.area, self.side)


@frozen(kw_only=True)
class Drink(Entry):
    """Something drunk, in millilitres."""

    kind = Kind.DRINK

    volume_ml: int

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_range("volume_ml", self.volume_ml, 1, MOST_WATER_ML, "a drink is from 1 ml to 20 l")


@frozen(kw_only=True)
class Urine(Entry):
    """The colour of urine on the chart of eight, 1 the palest."""

    kind = Kind.URINE

    colour: int

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_range("colour", self.colour, 1, 8, "urine colour goes from 1 (pale) to 8 (tea, cola)")


@frozen(kw_only=True)
class Race(Entry):
    """A race, planned or run; what was run of it is as of a `Run`."""

    kind = Kind.RACE

    status: Status = Status.PLANNED
    name: str = ""
    distance_m: int | None = None
    duration_s: int | None = None
    effort: int | None = None
    priority: Priority | None = None
    elapsed_s: int | None = None
    avg_hr: int | None = None
    ascent_m: int | None = None
    descent_m: int | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_text("name", self.name)
        _check_what_was_run(self)

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=self.elapsed_s or self.duration_s or 0)


@frozen(kw_only=True)
class Meal(Entry):
    """A meal, of which only the weight matters here."""

    kind = Kind.MEAL

    size: MealSize = MealSize.NORMAL


@frozen(kw_only=True)
class Bath(Entry):
    """A bath."""

    kind = Kind.BATH

    duration_s: int | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_range("duration_s", self.duration_s, 1, LONGEST_S, "a bath lasts from 1 second to 72 hours")

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=self.duration_s or 0)


@frozen(kw_only=True)
class Note(Entry):
    """Words about the day."""

    kind = Kind.NOTE

    text: str

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_text("text", self.text)
        if not self.text.strip():
            raise Invalid("text", "a note needs some words")


@frozen(kw_only=True)
class Condition(Entry):
    """A condition of the checklist that begins, or with `clears` ends. `detail` is the runner's word for it."""

    kind = Kind.CONDITION

    name: ConditionName
    clears: bool = False
    spots: tuple[Spot, ...] = ()
    detail: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_text("detail", self.detail)


@frozen(kw_only=True)
class Overrule(Entry):
    """A decision against what a rule says of an entry: the rule's id, the id of the entry it is about, and why.

    Only the shape of the rule's id is checked: which rules there are changes faster than a journal.
    """

    kind = Kind.OVERRULE

    rule: str
    about: str
    why: str

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        check_rule_id("rule", self.rule)
        check_text("about", self.about, 64)
        check_word("about", self.about)
        if not self.about:
            raise Invalid("about", "an overrule says which entry it is about")
        check_text("why", self.why)
        if not self.why.strip():
            raise Invalid("why", "an overrule needs a reason")


ENTRY_TYPES: dict[Kind, type[Entry]] = {
    Kind.RUN: Run,
    Kind.MASSAGE: Massage,
    Kind.SORENESS: Soreness,
    Kind.DRINK: Drink,
    Kind.URINE: Urine,
    Kind.RACE: Race,
    Kind.MEAL: Meal,
    Kind.BATH: Bath,
    Kind.NOTE: Note,
    Kind.CONDITION: Condition,
    Kind.OVERRULE: Overrule,
}


def longer_elapsed(duration_s: int | None, elapsed_s: int | None) -> int | None:
    """The elapsed time that a run or race keeps: None unless it is longer than the time moved, both in seconds."""
    return elapsed_s if elapsed_s and elapsed_s > (duration_s or 0) else None


def _check_what_was_run(ran: Run | Race) -> None:
    check_range("distance_m", ran.distance_m, 0, FARTHEST_M, "a distance is from 0 to 500 km")
    check_range("duration_s", ran.duration_s, 1, LONGEST_S, "a duration is from 1 second to 72 hours")
    check_range("effort", ran.effort, 0, 10, "effort is rated from 0 to 10")
    check_range("elapsed_s", ran.elapsed_s, 1, LONGEST_S, "an elapsed time is from 1 second to 72 hours")
    check_range("avg_hr", ran.avg_hr, SLOWEST_HR, FASTEST_HR, "a heart rate is from 20 to 260 beats a minute")
    check_range("ascent_m", ran.ascent_m, 0, MOST_CLIMB_M, "an ascent is from 0 to 20,000 m")
    check_range("descent_m", ran.descent_m, 0, MOST_CLIMB_M, "a descent is from 0 to 20,000 m")
    if ran.elapsed_s != longer_elapsed(ran.duration_s, ran.elapsed_s):
        raise Invalid("elapsed_s", "the elapsed time has the pauses in it, so it is longer than the time moved")
