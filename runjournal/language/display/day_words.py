"""How days are said to a runner."""

from datetime import date


def day_words(day: date) -> str:
    """A day as "Fri 27 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def long_day(day: date) -> str:
    """A day as "Friday 27 November 2026"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def days_away(day: date, today: date) -> str:
    """How far a day is from today, in words: "today", "tomorrow", "in 12 days", "3 days ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"
