"""The words for what an import will do with a recording."""

from collections.abc import Iterator

from runjournal.exchange.joining.recorded_run import RecordedRun
from runjournal.exchange.joining.same_run import START_APART, interval_of, is_within
from runjournal.language.display.dates import day_with_year
from runjournal.language.display.entry_words import clock_words, distance_words, pace_words, to_words
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings

SAID_PERCENT = 10
"""From how much on it is said that the runner and the watch do not agree."""
LONGEST_NOTE = 40
COUNTED = frozenset({"ride", "walk", "hike", "swim", "row", "climb", "dance", "workout", "transition", "run"})
"""Words for activities of which there is one: "a walk", but "golf"."""


def named(entry: Entry, settings: Settings) -> str:
    """Which entry is meant: '"run 10.0 km · 50:00" of Sun 10 May 2026 08:00'."""
    words = ", ".join(filter(None, (to_words(entry, settings), _short(entry.note))))
    return f'"{words}" of {when(entry.start)}'


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE].rstrip()}…"


def when(start: Moment) -> str:
    """A start by its own clock: "Sun 10 May 2026 08:00"."""
    return f"{day_with_year(start.day)} {start.local:%H:%M}" if start.local else day_with_year(start.day)


def differences(entry: Run | Race, run: RecordedRun, settings: Settings) -> str:
    """What the runner wrote that is far from what was recorded: "; you: 10.0 km, watch: 9.4 km"; else empty."""
    return "".join(f"; you: {mine}, watch: {recorded}" for mine, recorded in _differing(entry, run, settings))


def _differing(entry: Run | Race, run: RecordedRun, settings: Settings) -> Iterator[tuple[str, str]]:
    if run.start.local and entry.start.local and run.interval.apart(interval_of(entry)) > START_APART:
        yield f"{entry.start.local:%H:%M}", f"{run.start.local:%H:%M}"
    if _are_apart(entry.distance_m, run.distance_m):
        yield distance_words(entry.distance_m, settings.distance), distance_words(run.distance_m, settings.distance)
    if _are_apart(entry.duration_s, run.moved_s) and _are_apart(entry.duration_s, run.whole_s):
        yield clock_words(entry.duration_s), clock_words(run.moved_s)


def _are_apart(mine: int | None, recorded: int | None) -> bool:
    return bool(mine and recorded) and not is_within(recorded or 0, mine or 0, SAID_PERCENT)


def sport_question(run: RecordedRun, settings: Settings) -> str:
    """The question about an activity that may be no run, with what helps to tell: "is it a run? generic, 5:22/km"."""
    facts = [run.sport_words or _short(run.title), pace_words(run.distance_m, run.moved_s, settings.distance)]
    return f"is it a run? {', '.join(filter(None, facts)) or 'its file does not say'}"


def no_run(run: RecordedRun) -> str:
    """What an activity is that is no run: "a walk", "yoga"."""
    words = run.sport_words
    if words.rpartition(" ")[-1] not in COUNTED:
        return words or "no run"
    return f"{'an' if words[0].lower() in 'aeiou' else 'a'} {words}"
