"""FIT, what watches write: each session is an activity, and records are added up where a session says nothing.

fitdecode is imported when the first file is read.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from runjournal.exchange.activities.local_time import believed_offset
from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    Recording,
    Richness,
    Sport,
    Unreadable,
)
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import (
    CLOCK_NOT_SET,
    beats_of,
    climb_of,
    key_in_file,
    metres_of,
    seconds_of,
    words_from,
)

if TYPE_CHECKING:
    from runjournal.exchange.activities.fit_contents import FitFile, FitValues, SkimmedFit

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
FIRST_SET_CLOCK = 0x10000000
"""Seconds before this count from when the watch was switched on."""
WRITES_ITS_ZERO = frozenset({"garmin", "suunto"})
"""Whose local time may equal UTC; others write UTC in its place."""
INDOORS = frozenset({"treadmill", "indoor_running", "virtual_activity"})
"""Kinds of runs with no true climb."""
NO_SPORTS = frozenset({"generic", "all", "fitness_equipment", "training"})
"""What says nothing of whether it was a run."""
ANY_WORKOUT = "workout"
"""What profiles such as "Other" are called, with which somebody may have run as well."""
NO_SESSION: "FitValues" = {}
"""Stands for the session that a device had no time to write."""
KINDS = {
    "device": "settings", "settings": "settings", "sport": "settings", "workout": "a workout to do",
    "schedules": "workouts to do", "course": "a course", "weight": "body weights", "totals": "totals",
    "goals": "goals", "blood_pressure": "blood pressures", "monitoring_a": "all-day data",
    "monitoring_daily": "all-day data", "monitoring_b": "all-day data", "segment": "a segment",
    "segment_list": "segments",
}  # fmt: skip
"""What the kinds of files hold that are no activity."""
LONGEST_PROFILE = 60


def begins_fit(head: bytes) -> bool:
    """Whether a file that begins like this is FIT."""
    return head[8:12] == b".FIT"


def read_fit(source: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
    """Each session of a FIT file, also of several chained in one, or why there is none."""
    from runjournal.exchange.activities.fit_contents import skim
    from runjournal.exchange.activities.fit_skimming import SkimmingReader

    with source.open() as stream:
        skimmed = skim(SkimmingReader(stream))
    if not skimmed.is_too_long and any(_lacks(file) for file in skimmed.files):
        with source.open() as stream:
            skimmed = skim(SkimmingReader(stream, adds_up=True))
    sessions = [(file, session) for file in skimmed.files for session in _sessions(file)]
    for number, (file, session) in enumerate(sessions):
        yield _item(source.name, key_in_file("fit", source.digest, number, len(sessions)), file, session)
    if not sessions:
        yield _nothing_in(skimmed, source.name)


FIT = ActivityReader("FIT", begins_fit, read_fit)


def _sessions(file: "FitFile") -> Sequence["FitValues"]:
    """The sessions of an activity; of several each says when it began. If there is none, the records count as one."""
    if not file.is_activity:
        return ()
    sessions = [each for each in file.sessions if "start_time" in each or len(file.sessions) == 1]
    return sessions or ([NO_SESSION] if file.totals.first is not None else [])


def _lacks(file: "FitFile") -> bool:
    """Whether records know something that no session of the file says; of several sessions each says all of its own."""
    from runjournal.exchange.activities.fit_skimming import DISTANCE, HEART_RATE

    if not file.is_activity or len(file.sessions) > 1:
        return False
    if not file.sessions:
        return bool(file.totals.fields)
    session = file.sessions[0]
    return (
        (not session.get("total_distance") and DISTANCE in file.totals.fields)
        or (not session.get("avg_heart_rate") and HEART_RATE in file.totals.fields)
        or not ("start_time" in session and (session.get("total_timer_time") or session.get("total_elapsed_time")))
    )


def _nothing_in(skimmed: "SkimmedFit", name: str) -> NoActivity | Unreadable:
    if skimmed.is_too_long:
        return Unreadable(name, "it holds more messages than any watch writes")
    other = next((file for file in skimmed.files if not file.is_activity), None)
    if other:
        return NoActivity(name, f"{KINDS.get(str(other.file_id['type']), 'data of the watch')}, not an activity")
    if skimmed.is_damaged:
        return Unreadable(name, "it breaks off before an activity begins")
    return NoActivity(name, "nothing that was recorded")


def _item(name: str, key: str, file: "FitFile", session: "FitValues") -> Recording | NoActivity | Unreadable:
    """The activity of a session, or of the records alone; else what keeps it from being one."""
    started = _number(session, "start_time") or file.totals.first
    if started is None:
        return Unreadable(name, "it does not say when the activity began")
    if started < FIRST_SET_CLOCK:
        return Unreadable(name, CLOCK_NOT_SET)
    timer_s, elapsed_s = _times(file, session)
    distance_m = metres_of((_number(session, "total_distance") or file.totals.distance or 0) / 100)
    if not (elapsed_s or distance_m):
        return NoActivity(name, "nothing that was recorded")
    sport, sport_words = _sport(session if "sport" in session else file.sport)
    ascent_m, descent_m = _climbs(session)
    return Recording(
        keys=(key,),
        richness=Richness.FIT,
        start=EPOCH + timedelta(seconds=started),
        offset_s=_offset_s(file),
        sport=sport,
        sport_words=sport_words,
        distance_m=distance_m,
        timer_s=timer_s,
        elapsed_s=elapsed_s,
        avg_hr=beats_of(_number(session, "avg_heart_rate") or file.totals.avg_hr),
        ascent_m=ascent_m,
        descent_m=descent_m,
        effort=_effort(_number(session, "workout_rpe")),
        is_cut_short=session is NO_SESSION,
        where=name,
    )


def _number(values: "FitValues", name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) else None


def _climbs(session: "FitValues") -> tuple[int | None, int | None]:
    """Ascent and descent. Indoors neither is true, and a watch that does not measure them writes 0 for both."""
    climbs = [climb_of(_number(session, name)) for name in ("total_ascent", "total_descent")]
    is_known = any(climbs) and session.get("sub_sport") not in INDOORS
    return (climbs[0], climbs[1]) if is_known else (None, None)


def _times(file: "FitFile", session: "FitValues") -> tuple[int | None, int | None]:
    """Seconds of the timer, and from the start to the end."""
    timer_s, elapsed_s = (
        seconds_of((_number(session, name) or 0) / 1000) for name in ("total_timer_time", "total_elapsed_time")
    )
    if not (timer_s or elapsed_s) and file.totals.first is not None and file.totals.last is not None:
        elapsed_s = file.totals.last - file.totals.first or None
        timer_s = _timed_s(file, file.totals.first, file.totals.last) or elapsed_s
    return timer_s, elapsed_s or timer_s


def _timed_s(file: "FitFile", first: int, last: int) -> int:
    """The seconds between the timer's starts and stops, of a file without a session."""
    timed_s, started = 0, first if not file.timer_events else None
    for event in file.timer_events:
        at = min(max(_number(event, "timestamp") or first, first), last)
        if event.get("event_type") == "start":
            started = at if started is None else started
        elif str(event.get("event_type")).startswith("stop") and started is not None:
            timed_s, started = timed_s + max(0, at - started), None
    return timed_s + (last - started if started is not None else 0)


def _effort(answer: int | None) -> int | None:
    """How hard it was, from 0 to 10, as the runner answered the watch in tens."""
    return None if answer is None or answer > 100 else round(answer / 10)


def _offset_s(file: "FitFile") -> int | None:
    """How far the watch's local time was ahead of UTC, if that can be believed."""
    local, at = _number(file.activity, "local_timestamp"), _number(file.activity, "timestamp")
    if local is None or at is None:
        return None
    return believed_offset(local - at, may_be_zero=file.file_id.get("manufacturer") in WRITES_ITS_ZERO)


def _sport(values: "FitValues") -> tuple[Sport, str]:
    """Whether it was a run, and what it is called: by its kind, or if it has none as the runner's profile."""
    sport, kind = values.get("sport"), str(values.get("sub_sport", "")).replace("_", " ")
    if sport == "running":
        kinds = (sport_of(f"{kind.removesuffix(' activity')} running"), sport_of(kind))
        return Sport.RUN, next((words for found, words in kinds if found is Sport.RUN), "run")
    if isinstance(sport, str) and sport not in NO_SPORTS:
        return Sport.OTHER, sport_of(sport.replace("_", " "))[1]
    profile = str(values.get("sport_profile_name") or values.get("name") or kind.replace("generic", ""))
    named = sport_of(profile)
    if named[0] is Sport.OTHER and named[1] != ANY_WORKOUT:
        return named
    return Sport.UNKNOWN, words_from(profile[:LONGEST_PROFILE])
