"""A second reading of how red flags clear and how series are told, with plain hours instead of spans and histories.

It knows one spot of the body, moments that are exact, and the default thresholds; nothing of the code that it checks.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Log(NamedTuple):
    """A rating so many hours after the beginning; `quality` is None where none was written. Everywhere is all clear."""

    at: float
    rating: int
    quality: str | None = None
    is_all_clear: bool = False


class Load(NamedTuple):
    """A massage or hard run that ended at an hour."""

    end: float


STAYS_H = 168


def swelling(logs: Sequence[Log], now: float) -> float | None:
    """The hour of the log by which a calf is flagged, or None."""
    return _flagged(logs, now, lambda log: log.quality == "swelling" and log.rating > 0)


def severe_pain(logs: Sequence[Log], now: float, *, is_joint: bool) -> float | None:
    """The hour of the log by which severe pain is flagged, or None."""

    def raises(log: Log) -> bool:
        return log.rating >= 8 or (is_joint and log.quality == "sharp" and log.rating >= 7)

    return _flagged(logs, now, raises, eases=True)


def _flagged(logs: Sequence[Log], now: float, raises: Callable[[Log], bool], *, eases: bool = False) -> float | None:
    raised = None
    for log in logs:
        if raises(log):
            raised = log
        elif raised is not None:
            is_low = log.rating <= 2
            is_other = log.quality is not None and log.quality != raised.quality and log.rating < raised.rating
            has_eased = eases and log.rating <= 4 and log.at - raised.at >= 24
            if is_low or is_other or has_eased:
                raised = None
    return raised.at if raised is not None and now < raised.at + STAYS_H else None


def dark_urine(colours: Sequence[tuple[float, int]], now: float) -> float | None:
    """The hour of the urine of colour 8 that is flagged, a load having come before, or None."""
    raised = None
    for at, colour in colours:
        if colour == 8:
            raised = at
        elif raised is not None and colour <= 4 and at - raised >= 12:
            raised = None
    return raised if raised is not None and now < raised + STAYS_H else None


def not_settling(logs: Sequence[Log], loads: Sequence[Load], now: float) -> str | None:
    """The severity of soreness that does not settle, read at the latest log."""
    latest = logs[-1]
    series = _series(logs, 3, 72)
    if len(series) < 2 or now >= latest.at + STAYS_H:
        return None
    ends = [load.end for load in loads if load.end <= latest.at and latest.at - load.end <= 14 * 24]
    followed = [end for end in ends if any(0 < log.at - end <= 72 for log in series)]
    clock = max(followed, default=series[0].at)
    time = latest.at - clock
    if time <= 72:
        return None
    early = [log for log in series[:-1] if log.at - clock <= 72]
    reference = early[-1] if early else series[0]
    return "warning" if time >= 120 or latest.rating - reference.rating >= 2 else "caution"


def for_weeks(logs: Sequence[Log], now: float) -> str | None:
    """The severity of an area that is sore for weeks, read at the latest log."""
    series = _series(logs, 4, 120)
    if len(series) < 5 or now >= logs[-1].at + STAYS_H:
        return None
    time = series[-1].at - series[0].at
    return None if time < 336 else "warning" if time >= 672 else "caution"


def _series(logs: Sequence[Log], least: int, gap: float) -> list[Log]:
    series: list[Log] = []
    for log in reversed(logs):
        if log.rating < least or (series and series[0].at - log.at > gap):
            break
        series.insert(0, log)
    return series
