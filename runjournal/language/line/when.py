"""When the items of a line start: its one day, time and zone, made a moment for each of them.

No day is today, no time is now for a thing that is done today and the whole day otherwise. A whole date (2026-11-23)
without a time is always that whole day, so that a line means the same on every day it is read.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from runjournal.language.line.clocks import Clock
from runjournal.language.line.days import Absolute, Day, Lean
from runjournal.language.line.draft import Provenance
from runjournal.language.line.line_problems import in_quotes
from runjournal.language.line.tokens import Token
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import Moment, is_repeated, local_day, to_instant, zone_info


@dataclass(slots=True)
class When:
    """What a line says of when. `zone` is the runner's unless the line names one.

    `default_day` is the day of a line that names none, where that is not today.
    """

    now: datetime
    zone: str
    default_day: date | None = None
    day: Day | None = None
    clock: Clock | None = None
    zone_token: Token | None = None
    second: int = 0
    second_token: Token | None = None

    @property
    def is_given(self) -> bool:
        """Whether the line says a day or a time."""
        return self.day is not None or self.clock is not None

    @property
    def token(self) -> Token | None:
        """Where the line says it: the time, else the day, else the zone."""
        said = self.clock or self.day
        return said.token if said else self.zone_token


@frozen
class Start:
    """When an item starts, how that was got, how long the span says it lasts, and what there is to remark."""

    moment: Moment
    provenance: Provenance
    length_s: int | None = None
    remark: str = ""


def start_of(when: When, *, ahead: bool, happens_now: bool) -> Start:
    """The start of an item. `Invalid` for a day, time, offset or zone that does not exist.

    `ahead` is whether the item lies ahead, for a day that has to be guessed. `happens_now` is whether without a time
    it starts now, if it is today.
    """
    today = local_day(when.now, when.zone)
    day = when.day.on(today, _lean(when, ahead=ahead)) if when.day else when.default_day or today
    check_day(day)
    if when.clock:
        return _timed(when, when.clock, day)
    if when.second_token:
        raise Invalid("second", "a second needs a time of day")
    if happens_now and day == today and not isinstance(when.day, Absolute):
        return Start(
            Moment.at_instant(when.now.replace(second=0, microsecond=0), when.zone),
            _provenance(when, Provenance.DEFAULT),
        )
    return Start(Moment.whole_day(day, when.zone), _provenance(when, Provenance.DEFAULT))


def _lean(when: When, *, ahead: bool) -> Lean:
    if when.clock is None:
        return Lean(ahead)
    now = when.now.astimezone(zone_info(when.zone)).time().replace(second=0, microsecond=0)
    return Lean(ahead, when.clock.wall >= now if ahead else when.clock.wall <= now)


def _provenance(when: When, without_day: Provenance) -> Provenance:
    parts = [part.provenance for part in (when.day, when.clock) if part]
    return Provenance.GUESSED if Provenance.GUESSED in parts else Provenance.WRITTEN if parts else without_day


def _timed(when: When, clock: Clock, day: date) -> Start:
    wall = datetime.combine(day, clock.wall).replace(second=when.second)
    repeated = is_repeated(wall, when.zone)
    offsets = _offsets(wall, when.zone)
    if clock.offset is not None and (clock.until is None or (repeated and clock.offset in offsets)):
        return Start(_by_offset(wall, when.zone, clock.offset, offsets), _provenance(when, Provenance.WRITTEN))
    if clock.until == clock.wall:
        raise Invalid("start", "the span ends where it begins")
    moment = Moment(day, when.zone, to_instant(wall, when.zone))
    remark = _twice(wall, offsets) if repeated else ""
    length_s = _length_s(wall, clock.until, when.zone) if clock.until else None
    return Start(moment, _provenance(when, Provenance.WRITTEN), length_s, remark)


def _offsets(wall: datetime, zone: str) -> tuple[timedelta, timedelta]:
    local = wall.replace(tzinfo=zone_info(zone))
    return (
        local.replace(fold=0).utcoffset() or timedelta(0),
        local.replace(fold=1).utcoffset() or timedelta(0),
    )


def _by_offset(wall: datetime, zone: str, offset: timedelta, offsets: tuple[timedelta, timedelta]) -> Moment:
    first = to_instant(wall, zone)
    if offset not in offsets:
        raise Invalid("start", f"{zone} is at {offset_text(offsets[0])} then, not at {offset_text(offset)}")
    return Moment(wall.date(), zone, first if offset == offsets[0] else to_instant(wall, zone, second=True))


def _twice(wall: datetime, offsets: tuple[timedelta, timedelta]) -> str:
    other = f"{wall:%H:%M}{offset_text(offsets[1])}"
    return f"{wall:%H:%M} comes twice on {wall:%Y-%m-%d}; this is the first, write {in_quotes(other)} for the second."


def _length_s(wall: datetime, until: time, zone: str) -> int:
    """The seconds from a start to the next time the clock shows `until`, on unrounded instants."""
    end_day = wall.date() if until > wall.time() else wall.date() + timedelta(days=1)
    end = to_instant(datetime.combine(end_day, until), zone)
    return int((end - to_instant(wall, zone)).total_seconds())


def offset_text(offset: timedelta) -> str:
    """An offset from UTC as +01:00, with seconds where the zone has them."""
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    tail = f":{rest % 60:02d}" if rest % 60 else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{rest // 60:02d}{tail}"
