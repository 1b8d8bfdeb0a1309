"""The runner's body: what a run, a race, a massage or an injury leaves behind and how it fades."""

from datetime import date
from math import sqrt

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
