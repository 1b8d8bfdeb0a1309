"""Shared by the tests of filters: what a filter finds among a few entries that have names."""

from runjournal.language.filters.read_filter import ReadFilter, read_filter
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.settings import Settings
from tests.language.reading import LONDON, NOON, entry

LINES = {
    "easy": "2026-11-22 07:00 run 8k 44min easy e4 hr 142 up 120m # felt tired at the end",
    "long": "2026-10-18 09:00 run 22k 2h e6 long elapsed 2h30 hr 151 up 410m down 402m",
    "old": "2025-10-06 run 12k e7 tempo # über Stock",
    "race": "2026-11-01 10:00 race Autumn Ten 16.1k 1h20 e9 done priority B",
    "ahead": "2026-12-06 10:00 race Riverside Half 21.1k priority A",
    "deep": "2026-11-20 18:00 massage 60min deep left calf quads p7 braced done @Anna",
    "light": "2026-03-05 17:30 massage 30min light self @Bo",
    "booked": '2026-11-27 18:00 massage 45min firm @"Dr Anna Ek"',
    "called-off": "2026-11-10 18:00 massage 45min firm cancelled",
    "calf3": "2026-11-23 07:00 sore left calf 3",
    "calves5": "2026-10-31 07:00 sore calves 5",
    "quad6": "2026-11-21 07:00 sore right quad 6 sharp",
    "clear": "2026-11-16 s0",
    "litre": "2026-11-23 08:00 water 1l",
    "urine5": "2026-11-23 08:00 urine 5",
    "feast": "2026-11-23 12:30 meal heavy",
    "light-meal": "2026-11-22 12:30 meal light",
    "bath": "2026-11-22 20:00 bath 20min",
    "note": "2026-11-19 note slept badly, tired legs",
    "ill": "2026-09-01 ill fever",
    "well": "2026-09-05 clear ill",
    "injury": "2026-08-01 injury left calf",
    "overrule": "2026-11-18 overrule race-too-close about:5f1e8b7a a light one",
}
ENTRIES: dict[str, Entry] = {name: entry(line) for name, line in LINES.items()}


def read(text: str, settings: Settings | None = None) -> ReadFilter:
    """A filter at noon of Monday 23 November 2026 in London."""
    return read_filter(text, Context(NOON, LONDON, settings or Settings()))


def found(text: str, settings: Settings | None = None) -> set[str]:
    """The names of the entries that a filter without any problem finds."""
    asked = read(text, settings)
    assert asked.problems == ()
    assert asked.waits_for is None
    return {name for name, one in ENTRIES.items() if asked.filter.matches(one)}
