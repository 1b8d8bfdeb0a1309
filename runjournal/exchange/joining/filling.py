"""The entries that recorded runs become, or fill: what the runner wrote is never changed, only what is empty is filled.

A plan is no more once it has happened, so its numbers are replaced by the real ones; the log keeps them.
"""

from dataclasses import replace
from typing import Any

from runjournal.exchange.joining.recorded_run import PAUSED_S, RecordedRun
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.moments import Moment


def new_entry(run: RecordedRun) -> Run | Race:
    """The entry of a run that the journal does not know: a race if its app says so."""
    source = next(iter(run.keys), "")
    if run.is_race:
        return Race(
            start=run.start, status=Status.DONE, name=run.title, note=run.words, source=source, **_numbers_of_race(run)
        )
    return Run(start=run.start, note=run.note, run_kind=run.run_kind, source=source, **_numbers(run))


def filled(entry: Run | Race, run: RecordedRun) -> Run | Race:
    """A done entry with what it did not have; the entry itself if it has all that."""
    more = _lacking(entry, _words(entry, run) | _numbers_for(entry, run) | {"elapsed_s": None})
    if entry.start.is_whole_day:
        more["start"] = _start_like(entry.start, run)
    duration_s = more.get("duration_s", entry.duration_s)
    if entry.elapsed_s is None and run.paused_s and run.paused_s > (duration_s or 0) + PAUSED_S:
        more["elapsed_s"] = run.paused_s
    if entry.elapsed_s and duration_s and entry.elapsed_s <= duration_s:
        del more["duration_s"]  # the runner's own elapsed time has the pauses in it
    return _with_source(entry, replace(entry, **more), run)


def done(plan: Run | Race, run: RecordedRun) -> Run | Race:
    """A plan as it has happened: when it was and its real numbers, with the runner's own words."""
    numbers = _numbers_for(plan, run)
    words = _lacking(plan, _words(plan, run) | {"effort": numbers.pop("effort")})
    real = {name: value for name, value in numbers.items() if value is not None}
    happened: dict[str, Any] = {"status": Status.DONE, "start": _start_like(plan.start, run), "elapsed_s": None}
    return _with_source(plan, replace(plan, **happened | words | real), run)


def _lacking(entry: Run | Race, values: dict[str, Any]) -> dict[str, Any]:
    """Those of some values that the entry does not have."""
    return {name: value for name, value in values.items() if value is not None and getattr(entry, name) in (None, "")}


def _numbers_for(entry: Run | Race, run: RecordedRun) -> dict[str, Any]:
    return _numbers_of_race(run) if isinstance(entry, Race) else _numbers(run)


def _numbers(run: RecordedRun) -> dict[str, Any]:
    return {
        "distance_m": run.distance_m,
        "duration_s": run.moved_s,
        "elapsed_s": run.paused_s,
        "avg_hr": run.avg_hr,
        "ascent_m": run.ascent_m,
        "descent_m": run.descent_m,
        "effort": run.effort,
    }


def _numbers_of_race(run: RecordedRun) -> dict[str, Any]:
    """The time of a race goes on while the watch is stopped."""
    return _numbers(run) | {"duration_s": run.whole_s or run.moved_s, "elapsed_s": None}


def _words(entry: Run | Race, run: RecordedRun) -> dict[str, Any]:
    if isinstance(entry, Race):
        return {"name": run.title, "note": run.words if entry.name in ("", run.title) else run.note}
    return {"note": run.note, "run_kind": run.run_kind}


def _start_like(before: Moment, run: RecordedRun) -> Moment:
    """When a run was, in the zone of its entry if the clocks there agree, or nothing says in which zone it was."""
    start = run.start
    if start.at is None or start.local is None:
        return before
    there = Moment.at_instant(start.at, before.zone)
    is_zone_known = run.knows_zone or run.main.wall is not None
    is_as_there = there.local is not None and there.local.utcoffset() == start.local.utcoffset()
    return there if there.day == start.day and (is_as_there or not is_zone_known) else start


def _with_source(before: Entry, after: Run | Race, run: RecordedRun) -> Run | Race:
    return after if after == before or after.source else replace(after, source=next(iter(run.keys), ""))
