"""Days, lengths, numbers and changes in the words of a review."""

from runjournal.language.display.dates import day_with_year, day_words, month_and_year
from runjournal.model.moments import Gap
from runjournal.rules.times import HOUR
from runjournal.trends.stretches import Stretch, Zoom

NOT_KNOWN = "·"
REST = "0"


def span_words(stretch: Stretch) -> str:
    """A stretch such as "Mon 23 to Sun 29 Nov 2026", the month and the year once if they are the same."""
    first, last = stretch.first, stretch.last
    begin = f"{first:%a} {first.day}"
    if first.year != last.year:
        begin += f" {first:%b} {first.year}"
    elif first.month != last.month:
        begin += f" {first:%b}"
    return f"{begin} to {day_with_year(last)}"


def stretch_title(stretch: Stretch) -> str:
    """What a stretch is called: "Week 48 of 2026", "November 2026", "2026"."""
    if stretch.zoom is Zoom.YEAR:
        return f"{stretch.first.year}"
    if stretch.zoom is Zoom.MONTH:
        return month_and_year(stretch.first)
    if stretch.iso_week:
        year, week = stretch.iso_week
        return f"Week {week} of {year}"
    if stretch.zoom is Zoom.WEEK:
        return f"The week from {day_words(stretch.first)}"
    return span_words(stretch)


def number(value: float | None, decimals: int = 1) -> str:
    """Format a number; · for None."""
    return NOT_KNOWN if value is None else f"{value:.{decimals}f}"


def whole_number(value: float | None) -> str:
    """Format a number without decimals; · for None."""
    return number(value, 0)


def clock(seconds: int) -> str:
    """A length such as "3 h 20 min"."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def hours_words(gap: Gap) -> str:
    """A length in hours: "after 36 h", or "between 36 and 48 h" if it is known no better."""
    least, most = round(gap.least / HOUR), round(gap.most / HOUR)
    return f"after {least} h" if least == most else f"between {least} and {most} h"


def points(change: float) -> str:
    """A change such as "1 point less", "2.5 points more", "no change"."""
    if not change:
        return "no difference"
    size = f"{abs(change):g}"
    return f"{size} point{'' if size == '1' else 's'} {'less' if change < 0 else 'more'}"
