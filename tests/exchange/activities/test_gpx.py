"""GPX tracks as recordings: what counts as run, how long, how far, and which tracks are one activity."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import sin

import gpxpy
import pytest

from runjournal.exchange.activities.recording import NoActivity, Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.xml_readers import GPX
from tests.exchange.activities.gpx_files import (
    OPTIONS,
    START,
    gpx,
    point,
    points,
    read_gpx,
    recording,
    track,
    zulu,
)
from tests.exchange.activities.memory_file import MemoryFile

HUNDRED = points(0, 100)
"""A kilometre in 400 seconds."""


def starts(*content: str) -> list[tuple[datetime | None, int | None]]:
    """When the recordings of a file start, and how far they go."""
    items = read_gpx(*content)
    return [(item.start, item.distance_m) for item in items if isinstance(item, Recording)]


def test_a_track_is_a_recording() -> None:
    content = track(HUNDRED, head="<name>Round the lake</name><desc>felt\ngood</desc><type>running</type>")
    assert recording(content) == Recording(
        keys=(f"gpx:{sha256(gpx(content)).hexdigest()[:16]}:0",),
        richness=Richness.GPX,
        start=START,
        sport=Sport.RUN,
        sport_words="run",
        distance_m=1000,
        timer_s=400,
        elapsed_s=400,
        title="Round the lake",
        words="felt good",
        where="a.gpx",
    )


@pytest.mark.parametrize(
    ("words", "sport", "shown"),
    [
        ("running", Sport.RUN, "run"),
        ("RUNNING", Sport.RUN, "run"),
        ("Run", Sport.RUN, "run"),
        ("trail_running", Sport.RUN, "trail run"),
        ("treadmill_running", Sport.RUN, "treadmill run"),
        ("<![CDATA[Laufen]]>", Sport.RUN, "run"),
        ("9", Sport.RUN, "run"),
        ("1", Sport.OTHER, "ride"),
        ("10", Sport.OTHER, "hike"),
        ("walking", Sport.OTHER, "walk"),
        ("mountain_biking", Sport.OTHER, "ride"),
        ("unknown", Sport.UNKNOWN, ""),
        ("", Sport.UNKNOWN, ""),
        ("7", Sport.UNKNOWN, "7"),
        ("Unicycling", Sport.UNKNOWN, "unicycling"),
    ],
)
def test_the_type_says_the_sport(words: str, sport: Sport, shown: str) -> None:
    read = recording(track(HUNDRED, head=f"<type>{words}</type>"))
    assert (read.sport, read.sport_words) == (sport, shown)


@pytest.mark.parametrize(
    ("title", "own"), [("Morning Run", ""), ("Nachtlauf", ""), ("Sunday with Kim", "Sunday with Kim")]
)
def test_a_title_counts_if_it_is_the_runners(title: str, own: str) -> None:
    assert recording(track(HUNDRED, head=f"<name>{title}</name><type>9</type>")).title == own


@pytest.mark.parametrize(
    ("times", "start", "wall", "offset_s"),
    [
        (("2026-05-03T06:00:00Z", "2026-05-03T07:00:00Z"), START, None, None),
        (("2026-05-03T08:00:00+02:00", "2026-05-03T09:00:00+02:00"), START, None, 7200),
        (("2026-05-03T07:15:00.179+01:15", "2026-05-03T08:15:00.5+01:15"), START, None, 4500),
        (("2026-05-03T06:00:00", "2026-05-03T07:00:00"), None, START.replace(tzinfo=None), None),
        (("2026-05-03T06:00:00+00:00", "2026-05-03T07:00:00+00:00"), START, None, None),
    ],
)
def test_times_in_all_their_forms(
    times: tuple[str, str], start: datetime | None, wall: datetime | None, offset_s: int | None
) -> None:
    read = recording(track(point(0, time=times[0]) + point(1, time=times[1])))
    assert (read.start and read.start.replace(microsecond=0)) == start
    assert (read.wall, read.offset_s, read.elapsed_s) == (wall, offset_s, 3600)


def test_segments_are_summed_and_what_lies_between_was_not_run() -> None:
    later = points(200, 250)  # 1 km and 400 s on
    read = recording(track(HUNDRED, later))
    assert (read.distance_m, read.timer_s, read.elapsed_s) == (1500, 600, 1000)


@pytest.mark.parametrize(
    ("pause_s", "number"),
    [(299, 1), (300, 1), (301, 2), (3600, 2)],
)
def test_tracks_less_than_five_minutes_apart_are_one(pause_s: int, number: int) -> None:
    second = START + timedelta(seconds=400 + pause_s)
    found = starts(track(HUNDRED), track(points(0, 50, lambda n: point(n, at=second))))
    assert found == ([(START, 1500)] if number == 1 else [(START, 1000), (second, 500)])


@pytest.mark.parametrize(("pause_h", "number"), [(5.9, 1), (6, 1), (6.01, 2), (24 * 8, 2)])
def test_segments_are_one_activity_unless_hours_apart(pause_h: float, number: int) -> None:
    second = START + timedelta(seconds=400 + round(pause_h * 3600))
    later = points(0, 50, lambda n: point(n, at=second))
    expected = [(START, 1500)] if number == 1 else [(START, 1000), (second, 500)]
    assert starts(track(HUNDRED, later)) == expected
    assert [start for start, _ in starts(track(HUNDRED + later))] == [start for start, _ in expected]


def test_tracks_of_another_sport_or_of_the_same_time_are_others() -> None:
    second = START + timedelta(seconds=460)
    ride = track(points(0, 50, lambda n: point(n, at=second)), head="<type>cycling</type>")
    assert starts(track(HUNDRED), ride) == [(START, 1000), (second, 500)]
    assert starts(track(HUNDRED), track(HUNDRED)) == [(START, 1000), (START, 1000)]
    keys = [item.keys[0][-4:] for item in read_gpx(track(HUNDRED), ride) if isinstance(item, Recording)]
    assert keys == [":0/2", ":1/2"]


def test_segments_in_the_wrong_order_are_put_in_order() -> None:
    assert starts(track(points(200, 250), HUNDRED)) == [(START, 1500)]


@pytest.mark.parametrize(
    ("odd", "metres"),
    [
        ('<trkpt lat="0" lon="0"><time>2026-05-03T06:03:22Z</time></trkpt>', 1000),
        ('<trkpt lon="8.5"><time>2026-05-03T06:03:22Z</time></trkpt>', 1000),
        ('<trkpt lat="north" lon="8.5"><time>2026-05-03T06:03:22Z</time></trkpt>', 1000),
        ('<trkpt lat="470" lon="8.5"><time>2026-05-03T06:03:22Z</time></trkpt>', 1000),
        ('<trkpt lat="47.5" lon="8.5"><time>2026-05-03T06:03:22Z</time></trkpt>', 1000),
        ('<trkpt lat="47.0045" lon="8.5"><time>1901-12-13T20:45:52Z</time></trkpt>', 1000),
        ('<trkpt lat="47.0045" lon="8.5"><time>never</time></trkpt>', 1000),
        ('<trkpt lat="47.0045" lon="8.5"/>', 1000),
        ('<trkpt lat="47.0045" lon="8.5"><time>2026-05-03T06:03:15Z</time></trkpt>', 1000),
    ],
)
def test_an_odd_point_changes_nothing(odd: str, metres: int) -> None:
    read = recording(track(points(0, 50) + odd + points(51, 100)))
    assert read.distance_m == pytest.approx(metres, abs=3)
    assert (read.start, read.timer_s, read.elapsed_s) == (START, 400, 400)


def test_a_fix_that_is_wrong_at_first_costs_only_its_own_way() -> None:
    wrong = points(0, 3, lambda n: point(n + 5_000, time=zulu(START + timedelta(seconds=4 * n))))
    assert recording(track(wrong + points(4, 100))).distance_m == 30 + 960


def test_nobody_runs_faster_than_twelve_metres_a_second() -> None:
    def hops(metres: float) -> int | None:
        return recording(
            track(points(0, 60, lambda n: point(n * metres / 10, time=zulu(START + timedelta(seconds=n)))))
        ).distance_m

    assert hops(11.9) == 714
    assert hops(12.1) is None


@pytest.mark.parametrize(("last", "number"), [(0, 1), (14, 1), (15, 2)])
def test_a_clock_that_was_set_on_the_way_leaves_scraps_of_less_than_a_minute(last: int, number: int) -> None:
    wrong = datetime(1999, 8, 22, tzinfo=UTC)
    before = points(0, last, lambda n: point(n, at=wrong))
    assert starts(track(before + HUNDRED)) == [(wrong, 150), (START, 1000)][-number:]


def test_tracks_of_seconds_are_activities_beside_each_other() -> None:
    later = START + timedelta(hours=1)
    short = points(0, 5), points(0, 5, lambda n: point(n, at=later))
    assert [start for start, _ in starts(*(track(each) for each in short))] == [START, later]


@pytest.mark.parametrize("time", ["2043-12-17T06:03:22Z", "2006-09-17T06:03:22Z", "0000-05-03T06:03:22Z"])
def test_a_point_of_a_wrong_date_is_passed_over(time: str) -> None:
    odd = point(50.5, time=time)
    read = recording(track(points(0, 50) + odd + points(51, 100)))
    assert read.distance_m in (990, 1000)
    assert (read.timer_s, read.elapsed_s) in ((396, 400), (400, 400))


def test_a_track_from_the_future_is_none() -> None:
    def late(days: int) -> str:
        return track(points(0, 20, lambda n: point(n, at=OPTIONS.context.now + timedelta(days=days, minutes=-1))))

    assert read_gpx(late(2)) == [NoActivity("a.gpx", "a route, not a run")]
    assert isinstance(read_gpx(late(1))[0], Recording)


@pytest.mark.parametrize(
    ("before", "head", "sport"),
    [
        ("<metadata><extensions><osmand:activity>running</osmand:activity></extensions></metadata>", "", Sport.RUN),
        ("", "<extensions><locus:activity>running</locus:activity></extensions>", Sport.RUN),
        ("", "<type>cycling</type><extensions><locus:activity>running</locus:activity></extensions>", Sport.OTHER),
        ("<extensions><activity>cycling</activity></extensions>", "<type>9</type>", Sport.RUN),
        ("", "<desc><activity>running</activity></desc>", Sport.UNKNOWN),
    ],
)
def test_maps_say_the_activity_in_an_extension(before: str, head: str, sport: Sport) -> None:
    assert recording(before, track(HUNDRED, head=head)).sport is sport


def test_decimal_commas_are_read() -> None:
    content = track("".join(point(n, extra="<ele>400,5</ele>").replace(".", ",") for n in range(101)))
    assert recording(content).distance_m == 1000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ((), "no track"),
        (('<wpt lat="47" lon="8"><name>A</name><time>2026-05-03T06:00:00Z</time></wpt>',), "no track"),
        (('<rte><rtept lat="47" lon="8"/></rte>',), "a route, not a run"),
        ((track(points(0, 100, lambda n: '<trkpt lat="47" lon="8"/>')),), "a route, not a run"),
        ((track(points(0, 100, lambda n: point(n, time="1901-12-13T20:45:52Z"))),), "a route, not a run"),
        ((track(point(0)),), "a single point, not a run"),
        (
            (track(points(0, 14), head="<type>unknown</type>"),),
            "a track of less than a minute that does not say what it is",
        ),
    ],
)
def test_what_is_no_activity(content: tuple[str, ...], reason: str) -> None:
    assert read_gpx(*content) == [NoActivity("a.gpx", reason)]


def test_a_track_beside_a_route_is_read() -> None:
    drawn = track(points(0, 100, lambda n: '<trkpt lat="47" lon="8"/>'))
    assert starts('<rte><rtept lat="47" lon="8"/></rte>', drawn, track(HUNDRED)) == [(START, 1000)]


def test_a_minute_is_enough_without_a_type_and_less_with_one() -> None:
    assert starts(track(points(0, 15), head="")) == [(START, 150)]
    assert starts(track(points(0, 1))) == [(START, 10)]


def test_more_tracks_than_a_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runjournal.exchange.activities.gpx.MOST_PIECES", 3)
    *_, problem = read_gpx(track(points(0, 20), points(21, 40)), "\n<trk/>", track(HUNDRED))
    assert problem == Unreadable("a.gpx", "it has more than 3 tracks and segments", 49)
    assert starts(track(points(0, 20), points(21, 40))) == [(START, 390)]


def test_points_without_a_segment_or_track_are_read() -> None:
    assert starts(f"<trk>{HUNDRED}</trk>") == [(START, 1000)]
    assert starts(HUNDRED) == [(START, 1000)]


@pytest.mark.parametrize(
    "extension",
    [
        "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>{}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>",
        "<extensions><ns3:TrackPointExtension><ns3:hr>{}</ns3:hr></ns3:TrackPointExtension></extensions>",
        "<extensions><hr>{}</hr></extensions>",
        "<extensions><heartrate>{}</heartrate></extensions>",
    ],
)
def test_the_heart_rate_is_the_mean_of_what_a_strap_can_give(extension: str) -> None:
    beats = [0, 255, 140, 150, 151]
    content = "".join(point(n, extra=extension.format(beat)) for n, beat in enumerate(beats))
    assert recording(track(content)).avg_hr == 147


def test_the_climb_is_that_of_the_elevations() -> None:
    def up(number: int) -> str:
        return point(number, extra=f"<ele>{400 + number}</ele>")

    read = recording(track(points(0, 100, up)))
    assert read.ascent_m == pytest.approx(96, abs=2)
    assert read.descent_m == 0
    assert recording(track(HUNDRED)).ascent_m is None


def test_what_was_read_before_a_break_is_cut_short() -> None:
    content = gpx(track(HUNDRED), track(points(0, 200, lambda n: point(n, at=START + timedelta(hours=3)))))
    source = MemoryFile(content[: content.rindex(b"<trkpt") - 400], "a.gpx")
    first, second, problem = GPX.read(source, OPTIONS)
    assert isinstance(first, Recording)
    assert isinstance(second, Recording)
    assert (first.is_cut_short, second.is_cut_short) == (False, True)
    assert second.distance_m is not None
    assert 1900 < second.distance_m < 2000
    assert isinstance(problem, Unreadable)
    assert problem.reason == "it ends too early"


def test_distances_are_those_of_gpxpy() -> None:
    def bend(number: int) -> str:
        latitude, longitude = 47 + number * 7e-5, 8.5 + 2e-3 * sin(number / 40)
        at = zulu(START + timedelta(seconds=4 * number))
        return f'<trkpt lat="{latitude:.6f}" lon="{longitude:.6f}"><time>{at}</time></trkpt>'

    content = track(points(0, 300, bend), points(400, 700, bend))
    oracle = gpxpy.parse(gpx(content).decode())
    assert recording(content).distance_m == pytest.approx(oracle.length_2d(), rel=0.002)
