"""Tables of activities: of Strava, Garmin Connect, Runkeeper and intervals.icu, and of runs in any language."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.activities.recording import NoActivity, ReadItem, ReadRemark, Recording, Sport, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions
from runjournal.exchange.activities.table_readers import (
    GARMIN_TABLE,
    INTERVALS_TABLE,
    RUNKEEPER_TABLE,
    RUNS_TABLE,
    STRAVA_TABLE,
    TABLES,
    strava_metres,
    table_with,
)
from runjournal.model.choices import RunKind
from runjournal.model.context import Context
from runjournal.model.settings import Distance, Settings
from tests.exchange.activities.memory_file import MemoryFile
from tests.exchange.activities.table_files import (
    GARMIN,
    GARMIN_2012,
    GARMIN_ROW,
    INTERVALS,
    RUNKEEPER,
    RUNS,
    STRAVA,
    STRAVA_ROW,
    TABLE_FILES,
)

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
CONTEXT = Context(NOW, "Europe/Berlin", Settings())
on_wall = datetime.fromisoformat


def reader_of(content: bytes) -> ActivityReader | None:
    return next((reader for reader in TABLES if reader.recognises(MemoryFile(content).head())), None)


def items(
    text: str, unit: Distance | None = None, columns: Mapping[str, str] | None = None, context: Context = CONTEXT
) -> list[ReadItem]:
    content = text.encode()
    reader = reader_of(content) or RUNS_TABLE
    options = ReadOptions(context=context, unit=unit, columns=columns or {})
    return list(reader.read(MemoryFile(content, "runs.csv"), options))


def recordings(
    text: str, unit: Distance | None = None, columns: Mapping[str, str] | None = None, context: Context = CONTEXT
) -> list[Recording]:
    return [item for item in items(text, unit, columns, context) if isinstance(item, Recording)]


def values(recording: Recording) -> tuple[object, ...]:
    """When, how far and how long."""
    return recording.start or recording.wall or recording.day, recording.distance_m, recording.timer_s


def test_strava_row() -> None:
    (run,) = recordings(STRAVA + STRAVA_ROW)
    assert values(run) == (datetime(2026, 3, 5, 17, 10, 9, tzinfo=UTC), 5012, 1400)
    assert (run.keys, run.elapsed_s, run.avg_hr, run.ascent_m, run.descent_m) == (("strava:77",), 1500, 150, 62, 60)
    assert (run.effort, run.run_kind, run.is_race, run.offset_s) == (7, RunKind.LONG, False, None)
    assert (run.title, run.words) == ("Hills with Jo", "steep, but dry left calf")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            (
                "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz,Dateiname,"
                "Verstrichene Zeit,Bewegungszeit,Distanz,Durchschnittliche Herzfrequenz,Gefühlte Anstrengung,Wettbewerb"
            ),
            '8,"05.03.2026, 17:10:09",Abendlauf,Lauf,3189,"9,44",,3189.0,3070.0,9441.0,152.3,5.0,1.0',
        ),
        (
            (
                "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Temps écoulé,Distance,"
                "Nom du fichier,Temps écoulé,Durée de déplacement,Distance,Fréquence cardiaque moyenne,Effort perçu,"
                "Compétition"
            ),
            '8,5 mars 2026 à 17:10:09,Course de nuit,Course à pied,3189,"9,44",,3189.0,3070.0,9441.0,152.3,5.0,1.0',
        ),
        (
            (
                "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,Tiempo transcurrido,"
                "Distancia,Nombre del archivo,Tiempo transcurrido,Tiempo en movimiento,Distancia,"
                "Frecuencia cardiaca media,Esfuerzo percibido,Competición"
            ),
            '8,"5 mar 2026, 17:10:09",Carrera nocturna,Carrera,3189,"9,44",,3189.0,3070.0,9441.0,152.3,5.0,1.0',
        ),
        (
            (
                "Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Verstreken tijd,Afstand,"
                "Bestandsnaam,Verstreken tijd,Beweegtijd,Afstand,Gemiddelde hartslag,Ervaren inspanning,Wedstrijd"
            ),
            '8,"5 mrt 2026, 17:10:09",Avondloop,Hardloopsessie,3189,"9,44",,3189.0,3070.0,9441.0,152.3,5.0,1.0',
        ),
        (
            "id,date,name,type,elapsed_time,distance,filename,moving_time,average_heartrate,perceived_exertion,race",
            "8,2026-03-05 17:10:09,Evening Run,Run,3189,9441,,3070,152.3,5,true",
        ),
    ],
    ids=["German", "French", "Spanish", "Dutch", "before July 2019"],
)
def test_strava_in_other_languages(header: str, row: str) -> None:
    text = f"{header}\n{row}\n"
    assert reader_of(text.encode()) is STRAVA_TABLE
    (run,) = recordings(text)
    assert values(run) == (datetime(2026, 3, 5, 17, 10, 9, tzinfo=UTC), 9441, 3070)
    assert (run.elapsed_s, run.avg_hr, run.effort, run.is_race, run.title) == (3189, 152, 5, True, "")
    assert (run.sport, run.keys) == (Sport.RUN, ("strava:8",))


def test_the_descent_of_strava_in_german() -> None:
    header = "Aktivitäts-ID,Aktivitätsdatum,Aktivitätsart,Dateiname,Distanz,Höhenzunahme,Höhenunterschied,Min. Höhe"
    (run,) = recordings(f'{header}\n8,"05.03.2026, 17:10:09",Lauf,,9441.0,62.4,60.1,30.0\n')
    assert (run.ascent_m, run.descent_m) == (62, 60)


@pytest.mark.parametrize(
    ("distances", "metres"),
    [
        ([3.32, 3322.95], 3322.95),
        ([2.81, 2.81], 2810),
        ([0.4, 402.3], 402.3),
        ([5.0], 5000),
        ([7500.0], 7500),
        ([3.11, 5005.0], 5005),
    ],
)
def test_the_distances_of_strava(distances: list[float], metres: float) -> None:
    assert strava_metres(distances) == pytest.approx(metres)


def test_a_bad_row_of_strava_is_told_and_the_rest_is_read() -> None:
    rows = "1,soon,A,Run,,100\n2,,B,Run,,100\n" + '3,"Mar 5, 2026, 5:10:09 PM",C,Run,,100,1\n'
    got = items(STRAVA + rows)
    assert got[:2] == [
        Unreadable("runs.csv", "'soon' is no date that can be read", 2),
        Unreadable("runs.csv", "the row has no date", 3),
    ]
    assert isinstance(got[2], Recording)
    assert got[2].distance_m == 1000


def garmin(*rows: str) -> str:
    return GARMIN + "\n".join(rows)


def test_garmin_row() -> None:
    (run,) = recordings(GARMIN + GARMIN_ROW)
    assert values(run) == (on_wall("2026-05-10T10:35:22"), 8160, 2703)
    assert (run.elapsed_s, run.avg_hr, run.ascent_m, run.descent_m, run.title) == (2770, 129, 12, None, "")
    assert (run.start, run.offset_s, run.sport) == (None, None, Sport.RUN)


@pytest.mark.parametrize(
    ("row", "unit", "metres"),
    [
        pytest.param('8.16,,00:45:03,,5:31,,,1.12,"7,496",,,', None, 8160, id="strides tell kilometres"),
        pytest.param('5.07,,00:45:03,,8:53,,,1.12,"7,496",,,', None, 8159, id="strides tell miles"),
        pytest.param('5.07,,00:45:03,,8:53,,,3.57,"7,496",,,', None, 8159, id="strides in feet tell miles"),
        pytest.param("8.16,,00:45:03,,5:31,,,,,,,", None, 8160, id="nothing tells: the runner's unit"),
        pytest.param("5.07,,00:45:03,,8:53,,,,,,,", Distance.MI, 8159, id="the runner says miles"),
        pytest.param('"8,16",,00:45:03,,5:31,,,,,,,', None, 8160, id="decimal comma"),
        pytest.param('"8,160",,00:45:03,,5:31,,,,,,,', None, 8160, id="metres"),
        pytest.param("8.16,,00:45:03,,8:53,,,,,,,", None, 8160, id="kilometres and minutes a mile"),
        pytest.param("5.07,,00:45:03,,5:31,,,,,,,", None, 8159, id="miles and minutes a kilometre"),
    ],
)
def test_the_unit_of_garmin(row: str, unit: Distance | None, metres: int) -> None:
    (run,) = recordings(garmin(f"Running,2026-05-10 10:35:22,false,A,{row}"), unit)
    assert run.distance_m == metres


def test_strides_that_fit_no_unit_in_most_rows_tell_nothing() -> None:
    rows = [f"Running,2026-05-1{n} 10:35:22,false,A,5.00,,00:30:00,,,,,1.00,{steps},,," for n, steps in enumerate(
        (8_047, 6_500, 7_000)
    )]  # fmt: skip
    assert [run.distance_m for run in recordings(garmin(*rows))] == [5000] * 3


def test_cadence_and_stride_tell_miles_with_climbs_in_feet() -> None:
    text = (
        "Activity Type,Date,Favorite,Title,Distance,Time,Avg Run Cadence,Avg Pace,Total Ascent,Avg Stride Length\n"
        'Running,2022-04-16 13:33:48,false,"Eugene Running","6.09","01:12:28","163","11:55","1,079","0.83"\n'
    )
    (run,) = recordings(text)
    assert (values(run)[1:], run.ascent_m) == ((9801, 4348), 329)


def test_garmin_that_writes_hours_and_minutes() -> None:
    text = (
        "Aktivitetstype,Dato,Favorit,Titel,Distance,Tid,Gennemsnitstempo,Tid i bevægelse,Tidsforbrug\n"
        'Løb,2025-11-01 10:19:32,false,A,"11.18","1:02","5:29","01:01:12","01:01:18"\n'
        'Løb,2025-10-31 15:51:00,false,B,"6.17","0:33","5:16","00:32:33","00:32:34"\n'
        'Løb,2025-10-30 15:51:00,false,C,"6.17","0:33","5:16","00:20:33","00:42:34"\n'
    )
    assert [(run.timer_s, run.elapsed_s) for run in recordings(text)] == [(3672, 3678), (1953, 1954), (1980, 2554)]


def test_the_time_in_motion_is_not_the_timer() -> None:
    row = "Running,2026-05-10 10:35:22,false,A,8.16,,00:45:00,,5:31,,,,,,00:44:40,00:46:10"
    assert [run.timer_s for run in recordings(garmin(row))] == [2700]


def test_garmin_writes_the_track_in_metres() -> None:
    track = (
        'Track Running,2026-05-14 18:00:00,false,T,"10,000","600","00:50:00","150","5:00","--","--","1.10","8,400",,,'
    )
    assert [run.distance_m for run in recordings(garmin(GARMIN_ROW.strip(), track))] == [8160, 10_000]
    road = "Running,2026-05-10 10:35:22,false,A,5.07,,00:45:03,,8:53,,,,,,,"
    miles = track.replace("5:00", "8:03").replace('"8,400"', "").replace('"1.10"', "")
    assert [run.distance_m for run in recordings(garmin(road, miles))] == [8159, 10_000]


def test_garmin_distances_that_fit_no_pace_are_asked_for() -> None:
    row = "Running,2026-05-10 10:35:22,false,A,8.16,,00:45:03,,2:31,,,,,,,"
    assert items(garmin(row)) == [
        Unreadable("runs.csv", "the distances do not fit the paces: say --unit km or --unit mi")
    ]
    assert [run.distance_m for run in recordings(garmin(row), Distance.KM)] == [8160]


def test_garmin_of_2012() -> None:
    (run,) = recordings(GARMIN_2012)
    assert values(run) == (on_wall("2012-05-25T20:31"), 10_200, 3911)
    assert (run.avg_hr, run.ascent_m, run.title) == (138, 38, "Runde")


def test_garmin_after_a_spreadsheet() -> None:
    rows = [
        "Running,7/14/2020 15:36,FALSE,A,8.16,,0:45:03,,5:31,,,,,,,",
        "Running,7/4/2020 15:36,FALSE,B,8.16,,0:45:03,,5:31,,,,,,,",
    ]
    assert [run.wall for run in recordings(garmin(*rows))] == [
        on_wall("2020-07-14T15:36"),
        on_wall("2020-07-04T15:36"),
    ]


def test_what_no_run_can_have_is_told_with_its_line() -> None:
    text = (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Zeit\n"
        'Laufen,2026-04-18 10:03:35,false,A,"7,00",00:41:55\n'
        'Laufen,2026-04-20 07:00:00,false,B,"1.012,50",99:00:00\n'
        'Laufen,2026-04-21 07:00:00,false,C,"10,00",99:00:00\n'
        'Radfahren,2026-04-22 07:00:00,false,D,"1.012,50",9:00:00\n'
    )
    got = items(text)
    assert [item for item in got if isinstance(item, Unreadable)] == [
        Unreadable("runs.csv", "1,012.5 km is farther than a run can be", 3),
        Unreadable("runs.csv", "99 hours is longer than a run can be", 4),
    ]
    assert [(run.distance_m, run.sport_words) for run in recordings(text)] == [(7000, "run"), (None, "ride")]


def test_runkeeper() -> None:
    assert reader_of(RUNKEEPER.encode()) is RUNKEEPER_TABLE
    (run,) = recordings(RUNKEEPER)
    assert values(run) == (on_wall("2015-05-12T18:30:11"), 5005, 1510)
    assert (run.keys, run.ascent_m, run.avg_hr, run.words) == (("runkeeper:ab1",), 37, 151, "nice")


def test_intervals() -> None:
    assert reader_of(INTERVALS.encode()) is INTERVALS_TABLE
    run, ride = recordings(INTERVALS)
    assert values(run) == (on_wall("2026-05-01T07:10:00"), 10_001, 3000)
    assert (run.keys, run.elapsed_s, run.effort, run.is_race) == (("intervals:i1",), 3100, 6, True)
    assert ride.sport is Sport.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date,Distance,Time\n2026-05-01,10.0,50:00", (date(2026, 5, 1), 10_000, 3000)),
        ("Time,Distance,Date\n50:00,10.0,2026-05-01", (date(2026, 5, 1), 10_000, 3000)),
        ("Date\tDistance\tTime\n2026-05-01\t10.0\t50:00", (date(2026, 5, 1), 10_000, 3000)),
        ("Datum;Strecke;Dauer\n01.05.2026;10,5;52:30", (date(2026, 5, 1), 10_500, 3150)),
        ("Datum;Strecke (km);Dauer (min)\n01.05.2026;10,5;52,5", (date(2026, 5, 1), 10_500, 3150)),
        ("Date,Distance,Durée\n3/4/2026,10,50:00", (date(2026, 4, 3), 10_000, 3000)),
        ("Fecha,Distancia,Tiempo\n3/4/2026,10,50:00", (date(2026, 4, 3), 10_000, 3000)),
        ("Data;Distanza;Tempo\n3/4/2026;10,2;50:00", (date(2026, 4, 3), 10_200, 3000)),
        ("Datum;Afstand;Tijd\n3-4-2026;10,2;50:00", (date(2026, 4, 3), 10_200, 3000)),
        ("Data;Distância;Tempo\n3/4/2026;10,2;50:00", (date(2026, 4, 3), 10_200, 3000)),
        ("date,distance_km,time_mmss\n13/5/2021,3,19:59\n", (date(2021, 5, 13), 3000, 1199)),
        ("date,miles,minutes\n5/13/2026,6.2,50", (date(2026, 5, 13), 9978, 3000)),
        ("Date,Distance (mi),Time\n2026-05-01,6.2,50:00", (date(2026, 5, 1), 9978, 3000)),
        ("Date,Distance (m),Time (s)\n2026-05-01,10000,3000", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01,10000,50:00", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01,6.2 mi,50:00", (date(2026, 5, 1), 9978, 3000)),
        ("Date,Distance,Time\n2026-05-01,10 km,50 min", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Time,Pace\n2026-05-01,6.2,50:00,8:04 /mi", (date(2026, 5, 1), 9978, 3000)),
        ("Date,Distance,Time,Pace (min/mi)\n2026-05-01,6.2,50:00,8:04", (date(2026, 5, 1), 9978, 3000)),
        ("Datum;Distanz in km;Dauer in min\n1.5.2026;10;50", (date(2026, 5, 1), 10_000, 3000)),
        ("Date (DD/MM/YYYY),km,Time\n3/4/2026,10,50:00", (date(2026, 4, 3), 10_000, 3000)),
        ("Date (MM/DD/YYYY),km,Time\n3/4/2026,10,50:00", (date(2026, 3, 4), 10_000, 3000)),
        ("start_date_local,km\n2026-05-01T07:30:00Z,10", (on_wall("2026-05-01T07:30"), 10_000, None)),
        ("Date (UTC),km\n2026-05-01 05:30,10", (datetime(2026, 5, 1, 5, 30, tzinfo=UTC), 10_000, None)),
        ("Date,Distance [km],Time [h:m:s]\n46143,10,0:50:00", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01,10,50:00:00", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01,12,1:10", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,Distance,Time\n2026-05-01,12,1:10:00", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,km,Time\n2026-05-01,10,50:00:00\n", (date(2026, 5, 1), 10_000, 3000)),
        ("Date,Distance,Minutes\n2026-05-01,12,70", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,Distance,Time\n2026-05-01,12,70", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,Distance,Time\n2026-05-01,12,4200", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,Distance,Time\n2026-05-01,12,0.0486111", (date(2026, 5, 1), 12_000, 4200)),
        ("Date,Time\n2026-05-01,45", (date(2026, 5, 1), None, 2700)),
        ("Date,km\n2026-05-01,12", (date(2026, 5, 1), 12_000, None)),
        ("Date,Time,Distance,Duration\n2026-05-01,07:30,10,50:00", (on_wall("2026-05-01T07:30"), 10_000, 3000)),
        ("Date,Start,Distance,Time\n2026-05-01,6:30 pm,10,50:00", (on_wall("2026-05-01T18:30"), 10_000, 3000)),
        ("Date,Time,km,Elapsed Time\n2026-05-01,07:30,10,50:00", (on_wall("2026-05-01T07:30"), 10_000, None)),
        ("Datum;Distans;Tid;Total tid\n1.4.2024;7,07;0:45:20;0:45:26", (date(2024, 4, 1), 7070, 2720)),
        ("Datum;Uhrzeit;km;Zeit\n1.5.2026;07:30;10;50:00", (on_wall("2026-05-01T07:30"), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01 07:30,10,50:00", (on_wall("2026-05-01T07:30"), 10_000, 3000)),
        ("Date,Distance,Time\n2026-05-01 00:00:00,10,50:00", (date(2026, 5, 1), 10_000, 3000)),
        (
            "Date,Distance,Time\n2026-05-01T07:30+02:00,10,50:00",
            (datetime(2026, 5, 1, 5, 30, tzinfo=UTC), 10_000, 3000),
        ),
    ],
)
def test_a_table_of_runs(text: str, expected: tuple[object, ...]) -> None:
    assert reader_of(text.encode()) is RUNS_TABLE
    (run,) = recordings(text)
    assert values(run) == expected
    assert run.sport is Sport.RUN


def test_the_runners_own_unit_is_taken_if_nothing_tells() -> None:
    miles = Context(NOW, "Europe/London", Settings(distance=Distance.MI))
    (run,) = recordings("Date,Distance,Time\n2026-05-01,6.2,50:00", context=miles)
    assert run.distance_m == 9978


def test_more_of_a_table_of_runs() -> None:
    text = (
        "Date,Distance,Time,HR,Up,Ascent,RPE,Notes,Type,Time zone\n"
        "2026-05-01,10,50:00,150,x,120,4,flat,Long run,Asia/Tokyo\n"
        "2026-05-02,10,50:00,0,x,-,40,,Race,Summer time\n"
        "2026-05-03,10,50:00,,,,,,Intervals,\n"
        "2026-05-04,10,50:00,,,,,,Yoga,\n"
        "2026-05-05,10,50:00,,,,,,Korfball,\n"
        "2026-05-06,,,,,,,rest,,\n"
        "Total,50,5:00:00,,,,,,,\n"
        "2027-05-06,10,,,,,,,,\n"
    )
    long, race, intervals, yoga, odd = recordings(text)
    assert (long.avg_hr, long.ascent_m, long.effort, long.words, long.zone) == (150, 120, 4, "flat", "Asia/Tokyo")
    assert (long.run_kind, race.is_race, intervals.run_kind) == (RunKind.LONG, True, RunKind.INTERVALS)
    assert (race.avg_hr, race.ascent_m, race.effort, race.zone) == (None, None, None, "")
    assert [run.sport for run in (long, race, intervals, yoga, odd)] == [
        *[Sport.RUN] * 3,
        Sport.OTHER,
        Sport.UNKNOWN,
    ]
    assert [item for item in items(text) if isinstance(item, NoActivity)] == [
        NoActivity("runs.csv, line 7", "neither a distance nor a time"),
        NoActivity("runs.csv, line 8", "a sum of others"),
        NoActivity("runs.csv, line 9", "what lies ahead"),
    ]


def test_a_kind_of_workout_in_words_is_the_kind_of_run() -> None:
    (run,) = recordings("Date,km,Workout Type\n2026-05-01,10,Tempo")
    assert run.run_kind is RunKind.TEMPO


def test_the_points_of_a_track_are_no_runs() -> None:
    rows = "".join(f"2026-05-01 07:{n // 60:02}:{n % 60:02},{n * 3},150\n" for n in range(0, 600, 5))
    assert items(f"Timestamp,Distance [m],Heart Rate\n{rows}") == [
        NoActivity("runs.csv", "the points of one activity, no table of runs")
    ]


@pytest.mark.parametrize(("others", "is_table"), [(48, True), (49, False)])
def test_a_text_with_hardly_any_date_is_no_table(others: int, is_table: bool) -> None:
    found = items("Date,km\n2026-04-11,5\n" + "datetime,5\n" * others)
    assert any(isinstance(item, Recording) for item in found) == is_table
    if not is_table:
        assert found == [Unreadable("runs.csv", "hardly any of its dates can be read, such as 'datetime'")]


def test_a_table_of_which_no_date_can_be_read_is_told_once() -> None:
    assert items("Date,km\n" + "day one,5\n" * 5) == [
        Unreadable("runs.csv", "none of its dates can be read, such as 'day one'")
    ]
    assert len(items("Date,km\n" + "day one,5\n" * 4)) == 5
    assert len(recordings("Date,km\n" + "day one,5\n" * 9 + "2026-05-01,5\n")) == 1


def test_some_rows_have_minutes_for_hours() -> None:
    rows = "2026-05-01,10,50:00:00\n2026-05-02,12,1:05:00\n2026-05-03,12,1:06:00\n2026-05-04,5,3:00:00\n"
    assert [run.timer_s for run in recordings(f"Date,km,Time\n{rows}")] == [3000, 3900, 3960, 10_800]


def test_of_two_columns_for_the_sport_the_one_that_names_sports_is_it() -> None:
    run, ride = recordings("Activité,Type,Date,km\nForêt,Course à pied,2026-05-01,5\nMer,Vélo,2026-05-02,5\n")
    assert (run.sport, run.title, ride.sport) == (Sport.RUN, "Forêt", Sport.OTHER)


def test_a_title_that_repeats_the_sport_is_none() -> None:
    rows = "Corrida em areia,2026-05-10 10:35:22,false,Corrida em areia,5,00:30:00\n"
    (run,) = recordings(f"Tipo de atividade,Data,Favorito,Título,Distância,Tempo total\n{rows}")
    assert (run.sport, run.title) == (Sport.RUN, "")


def test_the_parts_of_runs_are_no_runs() -> None:
    rows = "".join(f"2026-05-{day:02} 07:00,{km},5:00\n" for day in range(1, 5) for km in range(1, 6))
    assert items(f"Start time,km,Time\n{rows}") == [NoActivity("runs.csv", "the parts of runs, no table of runs")]
    rows = "".join(f"2026-05-{day:02},{km},50:00\n" for day in range(1, 5) for km in range(8, 13))
    assert len(recordings(f"Date,km,Time\n{rows}")) == 20


def test_a_column_for_the_kind_of_run_is_of_runs() -> None:
    text = "Date,km,Run Type\n2026-05-01,5,Shakeout\n2026-05-02,5,Steady\n2026-05-03,5,Bike\n"
    assert [(run.sport, run.run_kind) for run in recordings(text)] == [
        (Sport.RUN, RunKind.RECOVERY),
        (Sport.RUN, None),
        (Sport.OTHER, None),
    ]


def test_a_minimum_is_no_average() -> None:
    assert [run.avg_hr for run in recordings("date,km,hr_min,hr_max\n2026-05-01,5,90,180")] == [None]
    assert [run.avg_hr for run in recordings("date,km,hr_bpm\n2026-05-01,5,150")] == [150]


def test_garmin_in_danish() -> None:
    text = (
        "Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Gennemsnitlig puls,Stigning i alt\n"
        'Løb,2026-05-10 10:35:22,false,Aarhus Løb,"8,16",500,00:45:03,129,12\n'
    )
    assert reader_of(text.encode()) is GARMIN_TABLE
    (run,) = recordings(text)
    assert (values(run), run.avg_hr, run.ascent_m) == ((on_wall("2026-05-10T10:35:22"), 8160, 2703), 129, 12)


def test_the_columns_that_are_read_are_said() -> None:
    remark, _ = items("Datum;Strecke (km);Dauer;Schuhe\n01.05.2026;10,5;52:30;blau")
    assert remark == ReadRemark(
        "runs.csv",
        "runs.csv is read by its columns: date is Datum, distance is Strecke (km) in km, duration is Dauer. "
        "Not read: Schuhe.",
    )
    remark, unit, _ = items("Date,Distance\n2026-05-01,10.5")
    assert remark == ReadRemark(
        "runs.csv", "runs.csv is read by its columns: date is Date, distance is Distance in km."
    )
    assert unit == ReadRemark(
        "runs.csv",
        "runs.csv names no unit: its distances are taken for km. If they are miles, add --unit mi; "
        "undo it first if it is imported.",
    )


@pytest.mark.parametrize(
    ("header", "said"),
    {
        "Date,Duration,Gap,Time of day": " Not read: Gap. If one of them is the distance, add --column "
        "distance=HEADER; undo it first if it is imported.",
        "Date,Distance (km),Gap,Felt": " Not read: Gap, Felt. If one of them is the duration, add --column "
        "duration=HEADER; undo it first if it is imported.",
        "Date,Distance (km),Duration,Gap": " Not read: Gap.",
        "Date,Distance (km),Duration,": "",
        "Date,Distance (km),Duration,A1,A2,A3,A4,A5,A6,A7": " Not read: A1, A2, A3, A4, A5 and 2 more.",
    }.items(),
)
def test_the_columns_that_are_not_read_are_said(header: str, said: str) -> None:
    remark, *_ = items(f"{header}\n2026-05-01{',5' * header.count(',')}")
    assert isinstance(remark, ReadRemark)
    assert remark.sentence.endswith(said or "duration is Duration.")
    assert ("Not read" in remark.sentence) == bool(said)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"date": "Wann", "distance": "Wie weit"}, (date(2026, 5, 1), 10_000, None)),
        ({"date": "wann", "duration": "WIE LANGE"}, (date(2026, 5, 1), None, 3000)),
        ({"date": "Wann", "distance": "Wie weit", "duration": "Wie lange"}, (date(2026, 5, 1), 10_000, 3000)),
    ],
)
def test_columns_that_the_runner_names(columns: Mapping[str, str], expected: tuple[object, ...]) -> None:
    (run,) = recordings("Wann,Wie weit,Wie lange\n2026-05-01,10,50:00", columns=columns)
    assert values(run) == expected


def test_a_table_without_any_column_that_is_known_is_told_by_those_named() -> None:
    reader = table_with({"date": "Kiedy", "distance": "Ile"})
    assert reader.recognises(b"Kiedy;Ile\n1.4.2026;10,5\n")
    assert not reader.recognises(b"Date,Distance\n2026-04-01,10.5\n")
    assert not reader.recognises(b"Kiedy\n1.4.2026\n")
    assert not reader.recognises(b"\x00\x01")


def test_a_column_that_the_runner_names_counts_before_others() -> None:
    text = "Date,Distance,Corrected,Time\n2026-05-01,10,11,55:00"
    assert [run.distance_m for run in recordings(text, columns={"distance": "Corrected"})] == [11_000]


def test_dates_that_may_be_read_either_way_are_asked_for() -> None:
    (item,) = items(RUNS)
    assert isinstance(item, Unreadable)
    assert item.reason == (
        '2026-04-03 and 2026-03-04 are written alike: say --column "day-first=Date" or --column "month-first=Date"'
    )
    assert [run.day for run in recordings(RUNS, columns={"day-first": "Date"})] == [date(2026, 4, 3)]
    assert [run.day for run in recordings(RUNS, columns={"month-first": "Date"})] == [date(2026, 3, 4)]


@pytest.mark.parametrize(
    ("text", "columns", "reason"),
    [
        (
            "Date,Distance\n2026-05-01,10",
            {"date": "Datum"},
            "there is no column 'Datum'; the columns are Date, Distance",
        ),
        ("Distance,Time\n10,50:00", {}, "no column is known to hold the date: name it with --column date=HEADER"),
        ("hello", {}, "no line has the names of columns"),
    ],
)
def test_a_table_that_cannot_be_read(text: str, columns: Mapping[str, str], reason: str) -> None:
    assert [item.reason for item in items(text, columns=columns) if isinstance(item, Unreadable)] == [reason]


def test_the_key_is_of_the_run_and_not_of_the_table() -> None:
    (first,) = recordings("Date,Distance,Time\n2026-05-01,10.0,50:00")
    (second,) = recordings("Dauer;Datum;km;Notiz\n50:00;1.5.2026;10,0;schön")
    (third,) = recordings("Date,Distance,Time\n2026-05-02,10.0,50:00")
    assert first.keys == second.keys != third.keys


@pytest.mark.parametrize(
    "text", ["", "hello, world\n", "kind,id\n", "BEGIN:VCALENDAR\n", '{"entries": [', "<gpx>", "Name,Time\n"]
)
def test_what_is_no_table_of_activities(text: str) -> None:
    assert reader_of(text.encode()) is None


@given(st.dates(date(1990, 1, 1), date(2026, 11, 1)), st.integers(2_000, 50_000), st.integers(180, 600))
def test_a_table_in_two_languages_gives_the_same_runs(day: date, metres: int, pace_s: int) -> None:
    seconds = metres * pace_s // 1000
    time = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    english = f"Date,Distance (km),Time\n{day.isoformat()},{metres / 1000:.3f},{time}\n"
    german = f"Datum;Strecke (km);Zeit\n{day:%d.%m.%Y};{f'{metres / 1000:.3f}'.replace('.', ',')};{time}\n"
    assert values(recordings(english)[0]) == values(recordings(german)[0]) == (day, metres, seconds)


@given(st.sampled_from(TABLE_FILES), st.integers(0, 600), st.binary(max_size=4))
def test_any_bytes_are_read_without_an_error(seed: bytes, at: int, change: bytes) -> None:
    for content in (seed[:at], seed[:at] + change + seed[at + len(change) :]):
        for reader in TABLES:
            reader.recognises(content)
            for item in reader.read(MemoryFile(content), ReadOptions(context=CONTEXT)):
                assert item.where
