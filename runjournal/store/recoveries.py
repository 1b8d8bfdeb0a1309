"""How long massages took the runner to settle, read from the journal for the rules and the screens.

However old the journal is, only its latest massages and the days around them are read; and if fewer could be timed
than the rules ask for, only whether soreness may have risen on those days.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from runjournal.model.choices import Depth, Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.model.limits import LONGEST_S
from runjournal.model.settings import Thresholds
from runjournal.rules.facts.recovery import Recovery, least_rise, own_recoveries, recovery_after
from runjournal.rules.history import History
from runjournal.rules.own_recovery import ENOUGH, OwnRecovery
from runjournal.rules.times import earliest_start, hours_of
from runjournal.store.rows import ZONES, Row, day_text

LATEST = 20
"""How many of the latest massages of a depth are looked at: how a body recovered long ago says little about now."""

AMONG = LATEST * len(Depth)
"""How many of the latest massages of all depths are searched for them."""

DAY = timedelta(days=1)
LONGEST = timedelta(seconds=LONGEST_S)

RISEN = """
    SELECT DISTINCT later.area FROM soreness AS later
    WHERE later.day BETWEEN ?5 AND ?7 AND (later.start IS NULL OR later.start BETWEEN ?6 AND ?8)
    AND later.rating >= ?9 AND EXISTS (
        SELECT 1 FROM soreness AS earlier
        WHERE earlier.day BETWEEN ?1 AND ?3 AND (earlier.start IS NULL OR earlier.start BETWEEN ?2 AND ?4)
        AND earlier.area IN (later.area, 'everywhere') AND earlier.rating <= later.rating - ?9
        AND (earlier.side = later.side OR 'both' IN (earlier.side, later.side)))"""

NEAR = "day BETWEEN ? AND ? AND (start IS NULL OR start BETWEEN ? AND ?)"

Areas = Sequence[str]
Entries = Callable[..., Iterator[Entry]]
Rows = Callable[..., Sequence[Row]]


class _Near(NamedTuple):
    """A massage and the times around it to look at, each a day and an instant as the tables hold them.

    Soreness is from before it from `since` to `begin`, and from after it from `end` to `until`. The days are wide
    enough for every zone.
    """

    massage: Massage
    since: tuple[str, str]
    begin: tuple[str, str]
    end: tuple[str, str]
    until: tuple[str, str]

    @classmethod
    def of(cls, massage: Massage, thresholds: Thresholds) -> "_Near":
        """The surroundings of a massage under some thresholds."""
        begin, end = massage.starts.earliest, massage.ends.latest
        since, until = begin - hours_of(thresholds.soreness_before_h), end + hours_of(thresholds.not_settling_h)
        return cls(massage, _at(since, -ZONES), _at(begin, ZONES), _at(end, -ZONES), _at(until, ZONES))


class _Kept(NamedTuple):
    """The result for a version of the journal under some thresholds, and from when until when it holds."""

    version: int
    thresholds: Thresholds
    since: datetime
    until: datetime
    own: Mapping[Depth, OwnRecovery]


class _OwnByDepth(Mapping[Depth, OwnRecovery]):
    """The runner's own recovery by depth. Each depth is read when it is first looked up."""

    def __init__(self, read: Callable[[Depth], OwnRecovery | None]) -> None:
        self._read = cache(read)

    def __getitem__(self, depth: Depth) -> OwnRecovery:
        own = self._read(depth)
        if own is None:
            raise KeyError(depth)
        return own

    def __iter__(self) -> Iterator[Depth]:
        return (depth for depth in Depth if self._read(depth))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Recoveries:
    """The recovery times in a journal. `entries` and `rows` read it, `version` tells whether it has changed."""

    def __init__(self, entries: Entries, rows: Rows, version: Callable[[], int]) -> None:
        self._entries = entries
        self._rows = rows
        self._version = version
        self._kept: _Kept | None = None

    def own(self, context: Context) -> Mapping[Depth, OwnRecovery]:
        """The runner's own recovery after each depth that has enough sessions; kept until the journal changes.

        It is given even if the setting says not to count it, so that a screen can show what it would change.
        """
        now, thresholds, version = context.now, context.settings.thresholds, self._version()
        kept = self._kept
        if kept is None or kept[:2] != (version, thresholds) or not kept.since <= now < kept.until:
            own, until = self._own(context, Depth)
            kept = self._kept = _Kept(version, thresholds, now, until, own)
        return kept.own

    def own_by_depth(self, context: Context) -> Mapping[Depth, OwnRecovery]:
        """The same as `own`, read a depth at a time when it is looked up: while the journal is open and unchanged."""
        return _OwnByDepth(lambda depth: self._own(context, (depth,))[0].get(depth))

    def _own(self, context: Context, depths: Iterable[Depth]) -> tuple[Mapping[Depth, OwnRecovery], datetime]:
        """The own recovery of those depths that have enough sessions, and until when it holds."""
        history, massages, until = self._read(context, ENOUGH, depths)
        own = own_recoveries(_timed(history, massages))
        return {depth: recovery for depth, recovery in own.items() if recovery.sessions >= ENOUGH}, until

    def timed(self, context: Context) -> tuple[Recovery, ...]:
        """The latest massages of each depth that could be timed, oldest first."""
        history, massages, _ = self._read(context, 1)
        return tuple(sorted(_timed(history, massages), key=lambda recovery: earliest_start(recovery.massage)))

    def _read(
        self, context: Context, least: int, depths: Iterable[Depth] = Depth
    ) -> tuple[History, Sequence[Massage], datetime]:
        """The massages of depths with `least` or more that may be timed, a history around them, until when it holds."""
        done = list(self._entries(Kind.MASSAGE, *_latest_done(context.now)))
        risen = self._risen(History.of(done, context), least, depths)
        around = [entry for near, areas in risen for entry in self._around(near, areas)]
        entries = {entry.id: entry for entry in (*done, *around)}.values()
        ahead = (earliest_start(entry) for entry in entries if earliest_start(entry) > context.now)
        return History.of(entries, context), [near.massage for near, _ in risen], min([context.now + DAY, *ahead])

    def _risen(self, history: History, least: int, depths: Iterable[Depth]) -> list[tuple[_Near, Areas]]:
        """The latest massages of each depth with the areas that may have risen after them, if there are `least`."""
        near = []
        for depth in depths:
            latest = [massage for massage in history.massages if massage.depth is depth][-LATEST:]
            risen = self._with_risen_areas(latest, history.thresholds) if len(latest) >= least else []
            near += risen if len(risen) >= least else []
        return near

    def _with_risen_areas(self, massages: Sequence[Massage], thresholds: Thresholds) -> list[tuple[_Near, Areas]]:
        near = [_Near.of(massage, thresholds) for massage in massages]
        areas = [
            self._rows(RISEN, *(value for at in around[1:] for value in at), least_rise(thresholds)) for around in near
        ]
        return [(around, [str(area) for (area,) in risen]) for around, risen in zip(near, areas, strict=True) if risen]

    def _around(self, near: _Near, areas: Areas) -> Iterator[Entry]:
        """The soreness of some areas around a massage, and the runs and races after it, or some more of them."""
        some = f" WHERE {NEAR} AND area IN ('everywhere', {', '.join('?' * len(areas))})"
        yield from self._entries(Kind.SORENESS, some, *_between(near.since, near.until), *areas)
        begun = _at(near.massage.ends.earliest - LONGEST, -ZONES)
        for kind in (Kind.RUN, Kind.RACE):
            yield from self._entries(kind, f" WHERE {NEAR} AND status = 'done'", *_between(begun, near.until))


def _latest_done(now: datetime) -> tuple[str, str, int]:
    return " WHERE status = 'done' AND day <= ? ORDER BY day DESC LIMIT ?", day_text(now, ZONES), AMONG


def _at(instant: datetime, by: timedelta) -> tuple[str, str]:
    """The day of an instant moved by a length, and the instant itself, as the tables hold them."""
    return day_text(instant, by), f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def _between(first: tuple[str, str], last: tuple[str, str]) -> tuple[str, str, str, str]:
    return first[0], last[0], first[1], last[1]


def _timed(history: History, massages: Iterable[Massage]) -> Iterator[Recovery]:
    return (recovery for massage in massages if (recovery := recovery_after(history, massage)))
