"""When the items of a line start: its one day, time and zone, made a moment for each of them.

No day is today. Without a time a thing that is done today is now, or ended now if it has a length; any other is a
whole day. A whole date (2026-11-23) without a time is always that whole day, so that a line means the same on every
day it is read.
"""

from dataclasses import dataclass, replace
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

    `default_day` is the day of a line that names none, if that is not today. `day_end` is the column behind the words
    of the day, `has_weekday_beside` whether they are a date and its weekday.
    """

    now: datetime
    zone: str
    default_day: date | None = None
    day: Day | None = None
    clock: Clock | None = None
    zone_token: Token | None = None
    is_zone_guessed: bool = False
    day_end: int = -1
    has_weekday_beside: bool = False
    second: int = 0
    second_token: Token | None = None

    @property
    def is_given(self) -> bool:
        """Whether the line says a day or a time."""
        return self.day is not None or self.clock is not None

    @property
    def token(self) -> Token | None:
        """The token of the time, else that of the day, else that of the zone."""
        part = self.clock or self.day
        return part.token if part else self.zone_token


@frozen
class Start:
    """When an item starts, how that was got, how long the span says it lasts, and what there is to remark."""

    moment: Moment
    provenance: Provenance
    length_s: int | None = None
    remark: str = ""


def day_of(when: When, lean: Lean) -> date:
    """The day of an entry; `Invalid` for one that does not exist or lies outside the journal's years."""
    today = local_day(when.now, when.zone)
    day = when.day.on(today, _lean(when, lean)) if when.day else when.default_day or today
    check_day(day)
    return day


def start_of(when: When, lean: Lean, *, happens_now: bool, length_s: int = 0) -> Start:
    """The start of an entry. `Invalid` for a day, time, offset or zone that does not exist.

    `lean` says where a day that has to be guessed lies. An entry without a time that `happens_now` and is today
    starts now, or ends now if it has a length; any other is a whole day.
    """
    day = day_of(when, lean)
    if when.clock:
        return _timed(when, when.clock, day)
    if when.second_token:
        raise Invalid("second", "a second needs a time of day")
    if happens_now and day == local_day(when.now, when.zone) and not isinstance(when.day, Absolute):
        return _until_now(when, day, length_s)
    return Start(Moment.whole_day(day, when.zone), _provenance(when, Provenance.DEFAULT))


def _until_now(when: When, today: date, length_s: int) -> Start:
    """What has just ended: it began its length ago, or on a whole day if that would be yesterday."""
    now = when.now.replace(second=0, microsecond=0)
    start = Moment.at_instant(now - timedelta(seconds=length_s), when.zone)
    if length_s and start.day != today:
        start = Moment.whole_day(today, when.zone)
    return Start(start, Provenance.GUESSED if length_s else _provenance(when, Provenance.DEFAULT))


def _lean(when: When, lean: Lean) -> Lean:
    if when.clock is None:
        return lean
    now = when.now.astimezone(zone_info(when.zone)).time().replace(second=0, microsecond=0)
    return replace(lean, today_fits=when.clock.wall >= now if lean.ahead else when.clock.wall <= now)


def _provenance(when: When, without_day: Provenance) -> Provenance:
    parts = [part.provenance for part in (when.day, when.clock) if part]
    parts += [Provenance.GUESSED] if when.is_zone_guessed else []
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
    """An offset from UTC as +01:00, with seconds if the zone has them."""
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    tail = f":{rest % 60:02d}" if rest % 60 else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{rest // 60:02d}{tail}"
