"""Titles that an app gives by itself, and those of runners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.recording import Sport
from runjournal.exchange.activities.sport_names import sport_of


@pytest.mark.parametrize(
    "title",
    [
        *("Morning Run", "Lunch Run", "Afternoon Trail Run", "evening run", "Night Virtual Run", "Sunday Morning Run"),
        *("Abendlauf", "Nachtlauf", "Lauf am Morgen", "Laufen am Nachmittag", "Lauf zur Mittagszeit"),
        *("Course à pied le matin", "Course à pied dans l’après-midi", "Course de nuit", "Course à pied en soirée"),
        *("Carrera de mañana", "Carrera nocturna", "Carrera a la hora del almuerzo", "Carrera vespertina"),
        *(
            "Corsa mattutina",
            "Corsa all'ora di pranzo",
            "Corsa serale",
            "Ochtendloop",
            "Namiddagloop",
            "Hardloopsessie in de avond",
        ),
        *("Corrida matinal", "Corrida na hora do almoço", "Corrida noturna"),
        *("Berlin Running", "Bad Homburg vor der Höhe Laufen", "Landal Park Laufen", "Lyon Course à pied"),
        *(
            "Saint-Denis Trail Running",
            "Madrid Carrera",
            "Milano Corsa",
            "Utrecht Hardlopen",
            "Perth Track Running",
        ),
        *("Seehausen a. Staffelsee Laufen", "Dublin 4 Running", "Dobra (Szczecinska) Running", "Bp Futás"),
        *("Running", "Laufen", "Lauf", "Run", "Treadmill", "Laufband", "Outdoor Run", "Indoor Running", "TRAIL RUN"),
        *(
            "Running 5/12/15 6:30 pm",
            "2022-05-29",
            "2022-05-29T15:53:35",
            "2025-08-30_20_29",
            "12866632127",
            "29.05.22",
        ),
        *("04-FEB-13 22:16:37", "02-MRT-12 19:53:30", "2013-07-06T14:59:00Z", "Run 2013-07-06T14:59:00Z"),
        *("Activity", "Untitled", "Unbenannt", "Track 001", "ACTIVE LOG #2", "  ", ""),
    ],
)
def test_a_title_of_an_app(title: str) -> None:
    assert own_title(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        *("Easy Running", "Long Run", "Recovery Run", "Tempo", "Night of the 10k", "5 × 1000", "Run 5k with Tom"),
        *("Silvesterlauf Probe", "Cologne Bridge Run", "Great South Run", "Berlin Marathon", "Bushy Park Loop"),
        *("Mit Anna Laufen", "endlich wieder Laufen", "Lockeres Laufen", "Laufen Landal Park", "Morning Run with Mo"),
        *("1.500 m", "Einlaufen", "Carrera de la Mujer", "Course des Rois", "🎉", "Wald", "夜跑"),
        *("10-for-10", "Jo 5-Feb", "ZZ top 20:00Zoe"),
    ],
)
def test_a_title_of_a_runner(title: str) -> None:
    assert own_title(title) == title


def test_spaces_around_a_title_are_dropped() -> None:
    assert own_title("  Hills \n with  Jo ") == "Hills with Jo"


@given(st.text(max_size=60))
def test_any_title_is_kept_or_dropped(title: str) -> None:
    own = own_title(title)
    assert own_title(own) == own


@pytest.mark.parametrize(
    ("name", "sport"),
    [
        ("Run", (Sport.RUN, "run")),
        ("trail_running", (Sport.RUN, "trail run")),
        ("Course à pied", (Sport.RUN, "run")),
        ("Løb", (Sport.RUN, "run")),
        ("Treadmill Running", (Sport.RUN, "treadmill run")),
        ("Bahnlauf", (Sport.RUN, "track run")),
        ("Radfahrt", (Sport.OTHER, "ride")),
        ("Randonnée", (Sport.OTHER, "hike")),
        ("Corrida em esteira", (Sport.RUN, "treadmill run")),
        ("Corrida em trilhas", (Sport.RUN, "run")),
        ("Ciclismo em estradas", (Sport.OTHER, "ride")),
        ("Football (Soccer)", (Sport.OTHER, "football")),
        ("Juvignac Course à pied", (Sport.RUN, "run")),
        ("Gym & Fitness Equipment", (Sport.OTHER, "workout")),
        ("Bike to Run Transition", (Sport.UNKNOWN, "bike to run transition")),
        ("Run and walk", (Sport.UNKNOWN, "run and walk")),
        ("Trail", (Sport.RUN, "trail run")),
        ("Trail maintenance", (Sport.UNKNOWN, "trail maintenance")),
        ("Kendo  Practice", (Sport.UNKNOWN, "kendo practice")),
        ("", (Sport.UNKNOWN, "")),
        ("Other", (Sport.UNKNOWN, "")),
        ("unknown", (Sport.UNKNOWN, "")),
    ],
)
def test_sports_have_names_in_several_languages(name: str, sport: tuple[Sport, str]) -> None:
    assert sport_of(name) == sport
