"""TCX activities as recordings: laps are summed, and points fill in what laps do not say."""

from datetime import UTC, datetime, timedelta

import pytest

from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.xml_readers import TCX
from tests.exchange.activities.gpx_files import DEGREES, OPTIONS, START, zulu
from tests.exchange.activities.memory_file import MemoryFile

NOTES = "<Notes>legs heavy\n from yesterday</Notes>"


def lap(
    *points: str, seconds: float | None = 300, metres: float | None = 1000, beats: int | None = None, start: str = ""
) -> str:
    """A lap; None leaves a value out."""
    said = [
        f"<TotalTimeSeconds>{seconds}</TotalTimeSeconds>" if seconds is not None else "",
        f"<DistanceMeters>{metres}</DistanceMeters>" if metres is not None else "",
        f"<AverageHeartRateBpm><Value>{beats}</Value></AverageHeartRateBpm>" if beats is not None else "",
        "<MaximumHeartRateBpm><Value>199</Value></MaximumHeartRateBpm><Intensity>Active</Intensity>",
    ]
    begins = f' StartTime="{start}"' if start else ""
    return f"<Lap{begins}>{''.join(said)}<Track>{''.join(points)}</Track></Lap>\n"


def point(seconds: float, metres: float | None = None, inside: str = "", at: datetime = START) -> str:
    """A point so long after the start."""
    along = f"<DistanceMeters>{metres}</DistanceMeters>" if metres is not None else ""
    return f"<Trackpoint><Time>{zulu(at + timedelta(seconds=seconds))}</Time>{inside}{along}</Trackpoint>\n"


def position(hops: float) -> str:
    """The position so many tens of metres north."""
    north = 47 + hops * DEGREES
    return (
        f"<Position><LatitudeDegrees>{north:.9f}</LatitudeDegrees><LongitudeDegrees>8.5</LongitudeDegrees></Position>"
    )


def activity(*content: str, sport: str = "Running", id_: str = "2026-05-03T06:00:00Z") -> str:
    """An activity with these laps and notes."""
    return f'<Activity Sport="{sport}"><Id>{id_}</Id>\n{"".join(content)}</Activity>\n'


def tcx(*activities: str) -> bytes:
    """A file."""
    return (
        '  \n<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">\n'
        f"<Activities>{''.join(activities)}</Activities></TrainingCenterDatabase>"
    ).encode()


def read(content: bytes) -> list[ReadItem]:
    """What is read of a file."""
    source = MemoryFile(content, "a.tcx")
    assert TCX.recognises(source.head())
    return list(TCX.read(source, OPTIONS))


def recording(*content: str, sport: str = "Running", id_: str = "2026-05-03T06:00:00Z") -> Recording:
    """The one recording of a file."""
    [item] = read(tcx(activity(*content, sport=sport, id_=id_)))
    assert isinstance(item, Recording)
    return item


def test_an_activity_is_a_recording_of_its_laps() -> None:
    first = lap(seconds=300.4, metres=1000.3, beats=140, start="2026-05-03T06:00:00Z")
    second = lap(seconds=200.3, metres=500.4, beats=155, start="2026-05-03T06:10:00Z")
    content = tcx(activity(first, second, NOTES))
    assert read(content) == [
        Recording(
            keys=(f"tcx:{MemoryFile(content).digest}:0",),
            richness=Richness.TCX,
            start=START,
            sport=Sport.RUN,
            sport_words="run",
            distance_m=1501,
            timer_s=501,
            elapsed_s=800,
            avg_hr=146,
            words="legs heavy from yesterday",
            where="a.tcx",
        )
    ]


@pytest.mark.parametrize(
    ("words", "sport"),
    [
        *(("Running", Sport.RUN), ("running", Sport.RUN), ("Trail Running", Sport.RUN)),
        *(("Biking", Sport.OTHER), ("Walking", Sport.OTHER), ("Swimming", Sport.OTHER)),
        *(("Other", Sport.UNKNOWN), ("", Sport.UNKNOWN)),
    ],
)
def test_the_sport_is_an_attribute(words: str, sport: Sport) -> None:
    assert recording(lap(), sport=words).sport is sport


@pytest.mark.parametrize(
    ("lap_start", "id_", "first_s", "start"),
    [
        ("2026-05-03T06:00:00Z", "2026-05-03T05:00:00Z", 3, START),
        ("2026-05-03T08:00:00+02:00", "2026-05-03T05:00:00Z", 3, START),
        ("", "2026-05-03T06:00:00Z", 3, START),
        ("soon", "2026-05-03T06:00:00Z", 3, START),
        ("", "Sunday", 3, START + timedelta(seconds=3)),
        ("2026-05-03T06:00:00Z", "", 300, START),
        ("2026-05-03T06:00:00Z", "", 301, START + timedelta(seconds=301)),
        ("2026-05-03T00:00:00Z", "", 0, START),
        ("2026-05-03T12:00:00Z", "", 0, START),
    ],
)
def test_the_start_is_that_of_the_first_lap_unless_the_points_tell_otherwise(
    lap_start: str, id_: str, first_s: int, start: datetime
) -> None:
    points = point(first_s, 0), point(first_s + 290, 1000)
    read_ = recording(lap(*points, start=lap_start), id_=id_)
    assert read_.start == start
    assert read_.elapsed_s is not None
    assert 290 <= read_.elapsed_s <= 600


def test_a_lap_without_a_length_is_believed_within_a_minute() -> None:
    def start(first_s: int) -> datetime | None:
        said = lap(point(first_s), seconds=None, start="2026-05-03T06:00:00Z")
        return recording(said).start

    assert start(60) == START
    assert start(61) == START + timedelta(seconds=61)


@pytest.mark.parametrize(
    ("time", "start", "wall", "offset_s"),
    [
        ("2026-05-03T06:00:00.000Z", START, None, None),
        ("2026-05-03T08:00:00.000+02:00", START, None, 7200),
        ("2026-05-03T08:00:00", None, datetime(2026, 5, 3, 8), None),  # noqa: DTZ001 - on the wall
    ],
)
def test_times_in_all_their_forms(
    time: str, start: datetime | None, wall: datetime | None, offset_s: int | None
) -> None:
    item = recording(lap(start=time))
    assert (item.start, item.wall, item.offset_s) == (start, wall, offset_s)


def test_a_treadmill_has_no_positions_and_no_climb() -> None:
    points = (point(n, 3.0 * n, f"<AltitudeMeters>{100 + n}</AltitudeMeters>") for n in range(301))
    item = recording(lap(*points, metres=900, start="2026-05-03T06:00:00Z"))
    assert (item.distance_m, item.timer_s, item.elapsed_s, item.ascent_m) == (900, 300, 300, None)


def test_points_may_count_from_the_start_of_another_sport() -> None:
    points = point(0, 41_994), point(100, 42_293)
    assert recording(lap(*points, seconds=100, metres=299)).distance_m == 299
    assert recording(lap(*points, seconds=100, metres=None)).distance_m == 299
    assert recording(lap(*points, seconds=100, metres=0)).distance_m == 299


def test_positions_give_the_distance_if_nothing_else_does() -> None:
    points = [point(4 * n, None, position(n)) for n in range(101)]
    item = recording(lap(*points, seconds=None, metres=None))
    assert (item.distance_m, item.timer_s, item.elapsed_s) == (1000, 400, 400)


def test_after_a_pause_in_a_lap_the_way_is_not_run() -> None:
    first = [point(4 * n, None, position(n)) for n in range(51)]
    then = [point(4 * n, None, position(n)) for n in range(100, 151)]
    item = recording(lap(*first, "</Track><Track>", *then, metres=None, seconds=400))
    assert (item.distance_m, item.timer_s, item.elapsed_s) == (1000, 400, 600)


def test_the_climb_needs_positions() -> None:
    points = (
        point(4 * n, 10.0 * n, position(n) + f"<AltitudeMeters>{100 + n / 2}</AltitudeMeters>") for n in range(201)
    )
    item = recording(lap(*points, metres=2000))
    assert item.ascent_m == pytest.approx(98, abs=2)
    assert item.descent_m == 0


@pytest.mark.parametrize(
    ("beats", "mean"),
    [
        ((140, 155), 144),
        ((0, 155), 155),
        ((1, 155), 155),
        ((255, 155), 155),
        ((None, 155), 155),
        ((0, 0), 121),
        ((None, None), 121),
    ],
)
def test_the_heart_rate_is_that_of_the_laps_or_else_of_the_points(
    beats: tuple[int | None, int | None], mean: int
) -> None:
    points = [
        point(n, None, f"<HeartRateBpm><Value>{beat}</Value></HeartRateBpm>") for n, beat in enumerate((0, 120, 122))
    ]
    laps = lap(*points, seconds=600, beats=beats[0]), lap(seconds=225, beats=beats[1])
    assert recording(*laps).avg_hr == mean


def test_a_heart_rate_may_stand_without_its_inner_element() -> None:
    direct = "<AverageHeartRateBpm>150</AverageHeartRateBpm>"
    assert recording(lap().replace("<MaximumHeartRateBpm>", f"{direct}<MaximumHeartRateBpm>")).avg_hr == 150
    both = "<HeartRateBpm>151</HeartRateBpm>"
    assert recording(lap(point(0)).replace("<MaximumHeartRateBpm>", f"{both}<MaximumHeartRateBpm>")).avg_hr == 151
    bare = point(0, None, "<HeartRateBpm>130</HeartRateBpm>")
    assert recording(lap(bare)).avg_hr == 130


@pytest.mark.parametrize(("notes", "words"), [("Morning Run", ""), ("Easy, felt ok", "Easy, felt ok"), ("", "")])
def test_notes_are_the_runners_words_unless_an_app_wrote_them(notes: str, words: str) -> None:
    assert recording(lap(), f"<Notes>{notes}</Notes>").words == words


def test_notes_of_a_lap_are_not_those_of_the_run() -> None:
    assert recording(lap().replace("<Track>", "<Notes>hill</Notes><Track>")).words == ""


def test_a_file_may_hold_several_activities() -> None:
    later = "2026-05-03T08:00:00Z"
    ride = activity(lap(metres=40_000, seconds=5400, start=later), sport="Biking", id_=later)
    content = tcx(
        "<MultiSportSession><FirstSport>",
        activity(lap(start="2026-05-03T06:00:00Z")),
        "</FirstSport><NextSport><Transition StartTime='2026-05-03T07:50:00Z'>",
        "<TotalTimeSeconds>60</TotalTimeSeconds><DistanceMeters>100</DistanceMeters></Transition>",
        ride,
        "</NextSport></MultiSportSession>",
    )
    run, bike = read(content)
    assert isinstance(run, Recording)
    assert isinstance(bike, Recording)
    assert (run.sport, run.distance_m, run.timer_s, run.keys[0][-4:]) == (Sport.RUN, 1000, 300, ":0/2")
    assert (bike.sport, bike.distance_m, bike.start, bike.keys[0][-4:]) == (
        Sport.OTHER,
        40_000,
        datetime(2026, 5, 3, 8, tzinfo=UTC),
        ":1/2",
    )


@pytest.mark.parametrize(
    ("seconds", "timer_s"),
    [(400, 400), (600_000, 600), (590_400, 590), (299_999, 600), (300_001, 300), (1_200_000, 600), (10**9, 600)],
)
def test_a_lap_may_be_in_milliseconds(seconds: int, timer_s: int) -> None:
    said = lap(point(0, 0), point(600, 2000), seconds=seconds, metres=2000, start="2026-05-03T06:00:00Z")
    assert (recording(said).timer_s, recording(said).elapsed_s) == (timer_s, 600)


def test_more_laps_than_a_watch_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runjournal.exchange.activities.tcx.MOST_LAPS", 2)
    assert recording(lap(), lap()).distance_m == 2000
    cut, problem = read(tcx(activity(lap(), lap(), lap())))
    assert isinstance(cut, Recording)
    assert (cut.distance_m, cut.is_cut_short) == (2000, True)
    assert problem == Unreadable("a.tcx", "it has more than 2 laps", 7)


def test_more_activities_than_a_watch_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runjournal.exchange.activities.tcx.MOST_ACTIVITIES", 2)
    assert len(read(tcx(activity(lap()), activity(lap())))) == 2
    assert read(tcx(activity(lap()), activity(lap()), activity(lap())))[2:] == [
        Unreadable("a.tcx", "it has more than 2 activities", 10)
    ]


def test_points_without_a_lap_are_read() -> None:
    points = "".join(point(4 * n, 10 * n) for n in range(101))
    item = recording(f"<Track>{points}</Track>")
    assert (item.start, item.distance_m, item.timer_s) == (START, 1000, 400)


@pytest.mark.parametrize("value", ["-5", "1e300", "nan", "many", ""])
def test_totals_that_cannot_be_are_those_of_the_points(value: str) -> None:
    said = lap(point(0, 0), point(400, 1000), start="2026-05-03T06:00:00Z").replace(">300<", f">{value}<")
    assert (recording(said).timer_s, recording(said).elapsed_s) == (400, 400)
    far = lap(point(0, 0), point(400, 1000)).replace("<DistanceMeters>1000<", f"<DistanceMeters>{value}<")
    assert recording(far).distance_m in (1000, None)


@pytest.mark.parametrize(
    ("content", "item"),
    [
        (b"<TrainingCenterDatabase/>", NoActivity("a.tcx", "no activity")),
        (
            b"<TrainingCenterDatabase><Courses><Course><Lap/></Course></Courses></TrainingCenterDatabase>",
            NoActivity("a.tcx", "a course, not a run"),
        ),
        (
            b"<TrainingCenterDatabase><Workouts><Workout/></Workouts></TrainingCenterDatabase>",
            NoActivity("a.tcx", "a plan for a workout, not a run"),
        ),
        (
            b"<TrainingCenterDatabase>\n<Activity Sport='Running'><Lap/></Activity></TrainingCenterDatabase>",
            Unreadable("a.tcx", "an activity has no start", 2),
        ),
    ],
)
def test_what_is_no_activity(content: bytes, item: ReadItem) -> None:
    assert read(content) == [item]


def test_what_was_read_before_a_break_is_cut_short() -> None:
    content = tcx(activity(lap()), activity(lap(point(0, 0), point(150, 500), seconds=None, metres=None)))
    whole, cut, problem = read(content[: content.rindex(b"</Track>")])
    assert isinstance(whole, Recording)
    assert isinstance(cut, Recording)
    assert (whole.is_cut_short, cut.is_cut_short) == (False, True)
    assert (cut.timer_s, cut.distance_m) == (150, 500)
    assert problem == Unreadable("a.tcx", "it ends too early", 10)


def test_an_activity_cut_off_before_its_start_is_none() -> None:
    content = tcx(activity(lap()))
    assert len(read(content[: content.index(b"<Id>")])) == 1
