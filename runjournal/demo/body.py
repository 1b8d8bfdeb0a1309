"""The runner's body: what makes it sore and how that fades, and the colds and the injury that come between."""

from datetime import date, timedelta
from math import sqrt
from random import Random

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.frozen import frozen

AFTER_RUN = (0.0, 0.4, 0.9, 1.0, 0.7, 0.5, 0.25, 0.1)
AFTER_MASSAGE = (0.0, 0.8, 1.0, 0.6, 0.35, 0.15)
AFTER_INJURY = (0.9, 1.0, 1.0, 0.95, 0.9, 0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2, 0.2, 0.1)
"""Shares of the peak, every half day from the morning of the day on which it began."""

LEFT_CALF = Spot(Area.CALF, Side.LEFT)
RIGHT_HAMSTRING = Spot(Area.HAMSTRING, Side.RIGHT)
QUADS = Spot(Area.QUAD)
CALVES = Spot(Area.CALF)
GLUTES = Spot(Area.GLUTE)
LOWER_BACK = Spot(Area.LOWER_BACK, Side.MIDDLE)


@frozen
class Wave:
    """Soreness of a spot that began on a day, its peak 0 to 10, and how it goes."""

    spot: Spot
    peak: float
    begins: date
    shape: tuple[float, ...]

    def level(self, day: date, *, evening: bool) -> float:
        """How sore it leaves the spot on the morning or evening of a day."""
        step = 2 * (day - self.begins).days + evening
        return self.peak * self.shape[step] if 0 <= step < len(self.shape) else 0.0


class Body:
    """All that is felt at a time, and the spots that the runner keeps an eye on."""

    def __init__(self) -> None:
        self._waves: list[Wave] = []
        self._watched: dict[Spot, date] = {}

    def feel(self, wave: Wave) -> None:
        """Add what a day leaves behind; forget what has long passed."""
        self._waves = [old for old in self._waves if (wave.begins - old.begins).days < 15]
        self._waves.append(wave)

    def levels(self, day: date, *, evening: bool) -> dict[Spot, float]:
        """How sore each spot is; two causes together are worse than each, but no sum."""
        squares: dict[Spot, float] = {}
        for wave in self._waves:
            level = wave.level(day, evening=evening)
            if level:
                squares[wave.spot] = squares.get(wave.spot, 0.0) + level * level
        return {spot: sqrt(square) for spot, square in squares.items()}

    def watch(self, spot: Spot, until: date) -> None:
        """Rate the spot, sore or not, up to a day."""
        self._watched[spot] = until

    def watched(self, day: date) -> list[Spot]:
        """The spots that are watched on a day."""
        return [spot for spot, until in self._watched.items() if day <= until]


COLD_DAYS = 14
INJURY_DAYS = 14
REST_DAYS = 7
AWAY_DAYS = 7
MISSED_MONTHS_AGO = 5


def cold_day(days_ago: int) -> int | None:
    """Which day of a cold it is, from 0; the first lies three months back, another every 400 days."""
    return _day_of(days_ago, 108, 400, COLD_DAYS)


def injury_day(days_ago: int) -> int | None:
    """Which day of the injured calf it is, from 0; the first lies eight months back, another every 600 days."""
    return _day_of(days_ago, 255, 600, INJURY_DAYS)


def is_out(days_ago: int) -> bool:
    """Whether running is out of the question."""
    injury = injury_day(days_ago)
    return cold_day(days_ago) is not None or (injury is not None and injury < REST_DAYS)


def is_unwritten(days_ago: int, random: Random) -> bool:
    """Whether nobody wrote the day down: a week away each year, and a day now and then."""
    return _day_of(days_ago, 166, 365, AWAY_DAYS) is not None or random.random() < 0.04


def is_missed_month(month: date, today: date) -> bool:
    """Whether no massage was had in the month that holds `month`: once, five months ago, and every 17 before."""
    months_ago = (today.year - month.year) * 12 + today.month - month.month
    return months_ago >= MISSED_MONTHS_AGO and (months_ago - MISSED_MONTHS_AGO) % 17 == 0


def months(first: date, last: date) -> list[date]:
    """The first day of every month from that of `first` to that of `last`."""
    firsts = [first.replace(day=1)]
    while (following := (firsts[-1] + timedelta(days=32)).replace(day=1)) <= last:
        firsts.append(following)
    return firsts


def _day_of(days_ago: int, begins: int, every: int, length: int) -> int | None:
    day = (begins - days_ago) % every
    return day if day < length and days_ago > begins - length else None
