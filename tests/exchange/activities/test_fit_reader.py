"""What FIT files of watches say of activities, with the traps that real ones have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from runjournal.exchange.activities.fit_reader import FIT
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.source_file import ReadOptions
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.fit_files import (
    ACTIVITY,
    COROS,
    COURSE,
    EVENT,
    FILE_ID,
    GARMIN,
    LAP,
    MONITORING,
    RECORD,
    SESSION,
    SETTINGS,
    SPORT,
    START,
    SUUNTO,
    TIMESTAMP,
    TOMTOM,
    WORKOUT,
    FitWriter,
    activity,
    begun,
    closed,
    records,
    seconds,
    session,
)
from tests.exchange.activities.memory_file import MemoryFile

OPTIONS = ReadOptions(context=Context(datetime(2026, 4, 15, 8, tzinfo=UTC), "Europe/London", Settings()))
CLOCK = "the watch's clock was not set; log this run by hand"


def read(data: bytes) -> list[ReadItem]:
    return list(FIT.read(MemoryFile(data, "run.fit"), OPTIONS))


def recordings(data: bytes) -> list[Recording]:
    items = read(data)
    assert all(isinstance(item, Recording) for item in items), items
    return [item for item in items if isinstance(item, Recording)]


def recorded(writer: FitWriter) -> Recording:
    (only,) = recordings(writer.written())
    return only


def test_a_session_is_a_run() -> None:
    data = activity().written()
    assert FIT.recognises(data[:4096])
    assert recordings(data) == [
        Recording(
            keys=(f"fit:{MemoryFile(data).digest}:0",),
            richness=Richness.FIT,
            start=START,
            offset_s=7200,
            sport=Sport.RUN,
            sport_words="run",
            distance_m=10_000,
            timer_s=2880,
            elapsed_s=3000,
            avg_hr=152,
            ascent_m=120,
            descent_m=118,
            where="run.fit",
        )
    ]


@pytest.mark.parametrize("head", [b"", b".FIT", b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIS", b"\x0e\x20\0\0\0\0\0.FIT\0\0"])
def test_other_files_are_not_taken_for_fit(head: bytes) -> None:
    assert not FIT.recognises(head)


@pytest.mark.parametrize(
    ("sport", "kind", "profile", "expected"),
    [
        (1, 0, None, (Sport.RUN, "run")),
        (1, None, None, (Sport.RUN, "run")),
        (1, 1, None, (Sport.RUN, "treadmill run")),
        (1, 2, None, (Sport.RUN, "run")),
        (1, 3, None, (Sport.RUN, "trail run")),
        (1, 4, None, (Sport.RUN, "track run")),
        (1, 45, None, (Sport.RUN, "indoor run")),
        (1, 58, None, (Sport.RUN, "virtual run")),
        (1, 67, None, (Sport.RUN, "run")),
        (1, 200, "Laufen", (Sport.RUN, "run")),
        (2, 0, "Run", (Sport.OTHER, "ride")),
        (5, 18, None, (Sport.OTHER, "swim")),
        (11, 0, None, (Sport.OTHER, "walk")),
        (17, 0, None, (Sport.OTHER, "hike")),
        (3, 0, None, (Sport.OTHER, "transition")),
        (12, 0, None, (Sport.OTHER, "skiing")),
        (4, 15, None, (Sport.OTHER, "elliptical workout")),
        (21, 0, None, (Sport.OTHER, "ride")),
        (0, 0, "Laufen", (Sport.UNKNOWN, "Laufen")),
        (0, 0, "Indoor Rowing", (Sport.OTHER, "row")),
        (10, 26, "Sonstiges", (Sport.UNKNOWN, "Sonstiges")),
        (4, 15, "Elliptical", (Sport.OTHER, "elliptical workout")),
        (0, 0, "\x1b[31mRun\u202e" + "n" * 99, (Sport.UNKNOWN, "?[31mRun?" + "n" * 51)),
        (0, 1, None, (Sport.UNKNOWN, "treadmill")),
        (4, 1, None, (Sport.UNKNOWN, "treadmill")),
        (254, 0, None, (Sport.UNKNOWN, "")),
        (99, 0, None, (Sport.UNKNOWN, "")),
        (None, None, None, (Sport.UNKNOWN, "")),
        (0xFF, 0xFF, None, (Sport.UNKNOWN, "")),
    ],
)
def test_the_sport_says_whether_it_is_a_run(
    sport: int | None, kind: int | None, profile: str | None, expected: tuple[Sport, str]
) -> None:
    run = recorded(activity(session(sport=sport, kind=kind, profile=profile)))
    assert (run.sport, run.sport_words) == expected


@pytest.mark.parametrize(
    ("maker", "ahead_s", "offset_s"),
    [
        (GARMIN, 7200, 7200),
        (GARMIN, -25_200, -25_200),
        (GARMIN, 20_700, 20_700),
        (GARMIN, 7260, 7200),
        (GARMIN, 7261, None),
        (GARMIN, 225, None),
        (GARMIN, 0, 0),
        (SUUNTO, 0, 0),
        (COROS, 0, None),
        (TOMTOM, 0, None),
        (COROS, 3600, 3600),
        (GARMIN, -1_144_000_000, None),  # never set
        (GARMIN, -21 * 86_400, None),  # three weeks stale
        (GARMIN, 15 * 3600, None),
        (GARMIN, None, None),
    ],
)
def test_local_time_is_believed_only_if_it_can_be_true(maker: int, ahead_s: int | None, offset_s: int | None) -> None:
    assert recorded(activity(maker=maker, ahead_s=ahead_s)).offset_s == offset_s


def test_the_activity_may_end_whenever_it_says() -> None:
    started = closed(begun(maker=COROS).add(SESSION, session()), at=seconds(START), ahead_s=3600)
    later = closed(begun().add(SESSION, session()), at=seconds(START) + 20 * 86_400, ahead_s=3600)
    for writer in (started, later):
        run = recorded(writer)
        assert (run.start, run.elapsed_s, run.offset_s) == (START, 3000, 3600)


def test_a_summary_may_stand_first() -> None:
    first = closed(begun(), at=seconds(START)).add(SESSION, session())
    run = recorded(records(first))
    assert (run.start, run.offset_s, run.distance_m) == (START, 7200, 10_000)


@pytest.mark.parametrize(
    ("rpe", "effort"),
    [(50, 5), (40, 4), (10, 1), (0, 0), (100, 10), (55, 6), (110, None), (0xFF, None), (None, None)],
)
def test_effort_is_what_the_runner_answered(rpe: int | None, effort: int | None) -> None:
    assert recorded(activity(session(rpe=rpe, feel=25))).effort == effort


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"timer_ms": 2_760_000, "elapsed_ms": 1_632_000}, (2760, 2760)),
        ({"timer_ms": 273_499, "elapsed_ms": 271_000}, (273, 273)),
        ({"timer_ms": 1_830_000, "elapsed_ms": 6_634_000}, (1830, 6634)),
        ({"timer_ms": None}, (None, 3000)),
        ({"elapsed_ms": None}, (2880, 2880)),
        ({"timer_ms": 0, "elapsed_ms": 0}, (190, 190)),
        ({"timer_ms": 72 * 3_600_000, "elapsed_ms": 72 * 3_600_000}, (259_200, 259_200)),
        ({"timer_ms": 72 * 3_600_000 + 501, "elapsed_ms": 3_000_000}, (None, 3000)),
        ({"timer_ms": 0xFFFFFFFF, "elapsed_ms": 3_000_000}, (None, 3000)),
    ],
)
def test_elapsed_is_never_shorter_than_the_timer(
    changes: dict[str, int | None], expected: tuple[int | None, int | None]
) -> None:
    run = recorded(activity(session(**changes)))
    assert (run.timer_s, run.elapsed_s) == expected


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"distance_cm": 49}, "distance_m", None),
        ({"distance_cm": 50_000_000}, "distance_m", 500_000),
        ({"distance_cm": 50_000_051}, "distance_m", None),
        ({"avg_hr": 20}, "avg_hr", 20),
        ({"avg_hr": 19}, "avg_hr", None),
        ({"ascent": 0}, "ascent_m", 0),
        ({"ascent": 0, "descent": 0}, "ascent_m", None),
        ({"ascent": 0, "descent": 0}, "descent_m", None),
        ({"ascent": 1, "descent": 0}, "descent_m", 0),
        ({"ascent": 0xFFFF}, "ascent_m", None),
        ({"ascent": 20_001}, "ascent_m", None),
        ({"descent": None}, "descent_m", None),
        ({"kind": 1, "descent": 0}, "descent_m", None),
        ({"kind": 45, "ascent": 0}, "ascent_m", None),
        ({"kind": 58, "ascent": 400}, "ascent_m", None),
    ],
)
def test_what_cannot_be_true_is_unknown(changes: dict[str, int | None], field: str, expected: int | None) -> None:
    assert getattr(recorded(activity(session(**changes))), field) == expected


def test_unknown_distance_and_heart_rate_come_from_the_records() -> None:
    zeros = session(distance_cm=0, avg_hr=0)
    run = recorded(activity(zeros))
    assert (run.distance_m, run.avg_hr, run.is_cut_short) == (190 * 350 // 100, 150, False)
    bare = recorded(closed(records(begun(), hr=False, distance=False).add(SESSION, zeros)))
    assert (bare.distance_m, bare.avg_hr) == (None, None)
    many = recordings(activity(zeros, session(START + timedelta(hours=1))).written())
    assert [each.distance_m for each in many] == [None, 10_000], "records are those of all sessions"


def test_records_are_looked_at_only_if_the_session_lacks_something() -> None:
    for changes, opened in (({}, 1), ({"avg_hr": None}, 2), ({"distance_cm": 0}, 2), ({"timer_ms": None}, 1)):
        file = MemoryFile(activity(session(**changes)).written())
        list(FIT.read(file, OPTIONS))
        assert file.opened == opened, changes
    without = MemoryFile(closed(records(begun(), hr=False).add(SESSION, session(avg_hr=None))).written())
    list(FIT.read(without, OPTIONS))
    assert without.opened == 1


def test_each_session_is_an_activity() -> None:
    hour = timedelta(hours=1)
    data = activity(
        session(sport=5, kind=18),
        session(START + hour, sport=3),
        session(START + 2 * hour, sport=2),
        session(START + 3 * hour, rpe=70),
        session(START + 5 * hour),
    ).written()
    found = recordings(data)
    assert [(each.start, each.sport_words) for each in found] == [
        (START, "swim"),
        (START + hour, "transition"),
        (START + 2 * hour, "ride"),
        (START + 3 * hour, "run"),
        (START + 5 * hour, "run"),
    ]
    assert [each.keys for each in found] == [(f"fit:{MemoryFile(data).digest}:{number}/5",) for number in range(5)]
    assert [each.effort for each in found] == [None, None, None, 7, None]


def test_a_session_that_is_written_again_counts_as_it_is_written_last() -> None:
    assert [each.distance_m for each in recordings(activity(session(distance_cm=500), session()).written())] == [10_000]


def test_chained_files_are_read_one_after_the_other() -> None:
    later = START + timedelta(hours=3)
    data = activity().written() + activity(session(later), endian=">", ahead_s=3600).written()
    found = recordings(data)
    assert [(each.start, each.offset_s, each.keys[0][-4:]) for each in found] == [
        (START, 7200, ":0/2"),
        (later, 3600, ":1/2"),
    ]
    settings = begun(kind=SETTINGS).add(3, {0: 70, 1: 1}).written()
    assert [each.start for each in recordings(settings + activity().written())] == [START]
    assert [each.start for each in recordings(activity().written() + settings)] == [START]
    assert [each.start for each in recordings(activity().written() + b"\x00" + settings[1:])] == [START], (
        "broken header"
    )


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (SETTINGS, "settings, not an activity"),
        (WORKOUT, "a workout to do, not an activity"),
        (COURSE, "a course, not an activity"),
        (MONITORING, "all-day data, not an activity"),
        (34, "a segment, not an activity"),
        (99, "data of the watch, not an activity"),
    ],
)
def test_other_files_of_a_watch_are_left_out(kind: int, reason: str) -> None:
    data = records(begun(kind=kind)).add(SESSION, session()).written()
    assert read(data) == [NoActivity("run.fit", reason)]
    assert read(data[:100]) == [NoActivity("run.fit", reason)], "what it is stands at its beginning"


def test_a_file_that_does_not_say_what_it_is_may_be_an_activity() -> None:
    assert recorded(FitWriter().add(SESSION, session())).start == START
    assert recorded(FitWriter().add(FILE_ID, {0: 0xFF}).add(SESSION, session())).start == START


@pytest.mark.parametrize("writer", [begun(), closed(begun()), records(begun(), number=1)])
def test_an_activity_in_which_nothing_was_recorded(writer: FitWriter) -> None:
    assert read(writer.written()) == [NoActivity("run.fit", "nothing that was recorded")]


def test_a_session_of_nothing_is_no_activity() -> None:
    empty = session(timer_ms=0, elapsed_ms=0, distance_cm=0)
    assert read(closed(begun().add(SESSION, empty)).written()) == [NoActivity("run.fit", "nothing that was recorded")]


def test_a_clock_that_was_never_set() -> None:
    powered_on = {2: 1000, TIMESTAMP: 4000}
    assert read(closed(begun().add(SESSION, {**session(), **powered_on})).written()) == [Unreadable("run.fit", CLOCK)]
    only_records = begun()
    for at in range(0x0FFFFFF0, 0x0FFFFFFF):
        only_records.add(RECORD, {TIMESTAMP: at, 3: 150})
    assert read(only_records.written()) == [Unreadable("run.fit", CLOCK)]
    first = {**session(), 2: 0x10000000}
    assert recorded(closed(begun().add(SESSION, first))).start == datetime(1998, 7, 3, 21, 24, 16, tzinfo=UTC)


def test_a_session_without_a_start_takes_that_of_the_records() -> None:
    assert recorded(activity(session(start=None))).start == START
    nowhere = closed(begun().add(SESSION, session(start=None))).written()
    assert read(nowhere) == [Unreadable("run.fit", "it does not say when the activity began")]


def test_the_checksum_does_not_matter() -> None:
    whole = recorded(activity())
    data = activity().written(crc=0)
    assert recordings(data)[0].distance_m == whole.distance_m
    bad_header = data[:12] + b"\x01\x02" + data[14:]
    assert recordings(bad_header)[0].distance_m == whole.distance_m


@pytest.mark.parametrize("header_size", [12, 14])
@pytest.mark.parametrize("body_size", [0, None, 0xFFFFFFFF])
def test_a_device_that_went_off_leaves_its_size_unwritten(header_size: int, body_size: int | None) -> None:
    data = activity().written(header_size=header_size, body_size=body_size)
    assert [each.distance_m for each in recordings(data)] == [10_000]
    assert [each.distance_m for each in recordings(data[:-2])] == [10_000], "nor a checksum"


def test_a_file_that_is_cut_behind_its_session_is_whole_enough() -> None:
    data = activity().written()
    run = recordings(data[: -2 - len(_tail())])[0]
    assert (run.distance_m, run.timer_s, run.is_cut_short, run.offset_s) == (10_000, 2880, False, None)


def _tail() -> bytes:
    body = closed(FitWriter()).written()
    return body[14:-2]


def test_a_file_that_is_cut_before_its_session_says_what_its_records_do() -> None:
    data = records(begun().add(SPORT, {0: 1, 1: 3, 3: "Trail"}), number=61).written()
    (run,) = recordings(data[:-7])
    assert (run.start, run.timer_s, run.elapsed_s, run.distance_m) == (START, 590, 590, 590 * 350 // 100)
    assert (run.sport, run.sport_words, run.is_cut_short, run.offset_s) == (Sport.RUN, "trail run", True, None)
    assert run.avg_hr == 150
    (lapped,) = recordings(records(begun().add(LAP, {2: seconds(START), 25: 1, 39: 1})).written())
    assert (lapped.sport, lapped.sport_words) == (Sport.RUN, "treadmill run")
    (unnamed,) = recordings(records(begun().add(LAP, {2: seconds(START)})).written())
    assert (unnamed.sport, unnamed.is_cut_short) == (Sport.UNKNOWN, True)


def test_of_a_cut_file_the_timers_starts_and_stops_count() -> None:
    def at(second: int, event_type: int) -> dict[int, int]:
        return {TIMESTAMP: seconds(START) + second, 0: 0, 1: event_type}

    writer = begun().add(SPORT, {0: 1, 1: 0}).add(EVENT, at(0, 0))
    records(writer, number=11)
    writer.add(EVENT, at(100, 4)).add(EVENT, at(400, 0)).add(EVENT, {**at(450, 4), 0: 8})
    records(writer, first=400, number=11)
    run = recorded(writer)
    assert (run.timer_s, run.elapsed_s) == (200, 500)
    writer.add(EVENT, at(500, 1)).add(EVENT, at(900, 0))
    run = recorded(writer)
    assert (run.timer_s, run.elapsed_s) == (200, 500), "what is timed behind the last record is not known"


def test_a_cut_file_of_several_sports_is_not_taken_for_the_last() -> None:
    writer = records(begun().add(SPORT, {0: 5, 1: 18})).add(SPORT, {0: 3, 1: 0}).add(SPORT, {0: 1, 1: 0})
    run = recorded(records(writer, first=500))
    assert (run.sport, run.sport_words) == (Sport.UNKNOWN, "several sports")
    again = records(begun().add(SPORT, {0: 1, 1: 0}).add(SPORT, {0: 1, 1: 3}))
    assert recorded(again).sport is Sport.RUN
    laps = records(begun().add(LAP, {25: 1}).add(LAP, {25: 2}))
    assert recorded(laps).sport is Sport.UNKNOWN


def test_compressed_timestamps_count_on_from_the_last_whole_one() -> None:
    writer = begun().add(SPORT, {0: 1, 1: 0}).add(RECORD, {TIMESTAMP: seconds(START), 5: 0}, local=1)
    for step in range(1, 40):
        writer.add(RECORD, {5: step * 2000}, local=2, offset=(seconds(START) + step * 6) % 32)
    run = recorded(writer)
    assert (run.start, run.elapsed_s, run.distance_m) == (START, 39 * 6, 39 * 20)


def test_a_record_with_a_broken_time_is_passed_over() -> None:
    writer = records(begun().add(SPORT, {0: 1, 1: 0}))
    for broken in (seconds(START) - 1, seconds(START) + 72 * 3600 + 1, 0xFFFFFFFE):
        writer.add(RECORD, {TIMESTAMP: broken, 0: 0, 2: 0, 5: 9_000_000, 3: 200})
    run = recorded(writer)
    assert (run.elapsed_s, run.distance_m) == (190, 665)


def test_unreadable_messages_end_the_file_but_not_what_was_read() -> None:
    writer = begun().add(SESSION, session()).raw(b"\x0b" + bytes(50))
    assert recorded(writer).distance_m == 10_000
    assert read(begun().raw(b"\x0b" + bytes(50)).written()) == [
        Unreadable("run.fit", "it breaks off before an activity begins")
    ]


def test_fields_of_developers_are_not_taken_for_those_of_the_watch() -> None:
    fields = [(TIMESTAMP, 4, 0x86), (2, 4, 0x86), (5, 1, 0), (8, 4, 0x86)]
    values = session()
    data = b"".join(int(values[number]).to_bytes(size, "little") for number, size, _ in fields)
    extra = bytes([2, 9, 4, 0, 16, 1, 0])  # total_distance and avg_heart_rate by their numbers
    writer = begun().define(5, SESSION, fields, extra).raw(b"\x05" + data + b"\x10\x27\x00\x00" + b"\x64")
    run = recorded(closed(writer))
    assert (run.timer_s, run.distance_m, run.avg_hr) == (2880, None, None)


def test_fields_of_no_size_and_of_odd_sizes_do_not_shift_the_others() -> None:
    fields = [(9, 0, 0x86), (2, 4, 0x86), (16, 0, 0x02), (7, 3, 0x86), (5, 1, 0), (8, 4, 0x86), (9, 4, 0x86)]
    data = seconds(START).to_bytes(4, "little") + bytes(3) + b"\x01" + (60_000).to_bytes(4, "little") + b"\x10\x27\0\0"
    run = recorded(closed(begun().define(5, SESSION, fields).raw(b"\x05" + data)))
    assert (run.start, run.timer_s, run.distance_m) == (START, 60, 100)


def test_big_endian_is_the_same() -> None:
    little, big = (recorded(activity(endian=endian)) for endian in "<>")
    assert replace(little, keys=()) == replace(big, keys=())


def test_laps_and_others_are_passed_over() -> None:
    writer = activity().add(LAP, {2: seconds(START), 9: 5}).add(ACTIVITY, {0: 1})
    assert recorded(writer).distance_m == 10_000


def starts(items: Sequence[ReadItem]) -> list[datetime | None]:
    return [item.start for item in items if isinstance(item, Recording)]


def test_cut_anywhere_it_is_still_read() -> None:
    data = activity(session(), session(START + timedelta(hours=1))).written()
    found = [starts(read(data[:length])) for length in range(len(data) + 1)]
    assert found[-1] == [START, START + timedelta(hours=1)]
    assert all(len(later) >= len(earlier) for earlier, later in pairwise(found))
