"""Parts of the sentences of rules and reports: what an entry is called, lists, counts and gaps."""

from collections.abc import Sequence

from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.moments import Gap, in_hours


def name_of(entry: Entry) -> str:
    """What a message calls an entry: a race by its name, a massage by its depth, a run by its kind."""
    if isinstance(entry, Race):
        return entry.name or "the race"
    if isinstance(entry, Massage):
        return f"{entry.depth} massage" if entry.depth else "massage"
    if isinstance(entry, Run):
        return f"{entry.run_kind} run" if entry.run_kind else "run"
    return str(entry.kind)


def capital(words: str) -> str:
    """The words with a capital at the beginning and the rest as it is."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """Several words as "left calf, quads and neck"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def part_of(done: int, goal: int, thing: str) -> str:
    """How far a goal is reached, such as "0 of 1 session"; beyond it only what was done, "3 sessions"."""
    return f"{done} of {count_of(goal, thing)}" if done <= goal else count_of(done, thing)


def count_of(number: int, thing: str) -> str:
    """A number of things, such as "1 session" or "3 sessions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def gap_words(gap: Gap) -> str:
    """A gap as "47 h 59 m", or "between 36 h and 60 h 59 m" if it is not exactly known."""
    return in_hours(gap.least) if gap.is_exact else f"between {in_hours(gap.least)} and {in_hours(gap.most)}"


def measured_gap(gap: Gap) -> dict[str, float | str]:
    """A gap as measured values: its least in hours, and the whole in words."""
    return {"gap_h": round(gap.least.total_seconds() / 3600, 4), "gap": gap_words(gap)}


ASK_TIMES = "Give the times of day to be sure."
