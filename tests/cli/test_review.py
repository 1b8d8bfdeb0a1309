"""`week`, `month`, `year` and `report`: which days they mean, as text, as JSON, as files."""

import pytest

from tests.cli.runner import Runner

LINES = (
    "2026-04-06 07:00 run 8k 40min e5 easy hr 141",
    "2026-04-13 07:00 run 10k 50min e6 up 120m down 118m",
    "2026-04-13 20:00 sore left calf 6",
    "2026-04-14 18:00 massage 60min deep calves @Anna done # ropey",
    "2026-04-14 12:00 sore left calf 2",
    "2026-04-15 07:00 sore left calf 5",
)


@pytest.fixture
def known(runjournal: Runner) -> Runner:
    """Two weeks in April."""
    runjournal("log", *LINES)
    return runjournal


def test_this_week_unless_asked_otherwise(known: Runner) -> None:
    said = known("week")

    assert said.startswith("Week 16 of 2026\nMon 13 to Sun 19 Apr 2026, as of Wed 15 Apr\n")
    assert "left calf    6    2    5    ·" in said
    assert "Tue 14 Apr   Deep massage, 60 min. Left calf 2 before, 5 at 12 h." in said
    assert said == known("week", "2026-04-19") == known("week", "mon")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["week", "-7"], "Week 15 of 2026"),
        (["week", "6", "apr"], "Week 15 of 2026"),
        (["week", "2021-01-01"], "Week 53 of 2020"),
        (["week", "2026"], "Week 1 of 2026"),
        (["week", "2026-W15"], "Week 15 of 2026"),
        (["week", "2020w53"], "Week 53 of 2020"),
        (["month", "2026-W15"], "April 2026"),
        (["month"], "April 2026"),
        (["month", "2026-02"], "February 2026"),
        (["month", "-20"], "March 2026"),
        (["month", "feb"], "February 2026"),
        (["month", "April"], "April 2026"),
        (["month", "nov"], "November 2025"),
        (["month", "nov", "2024"], "November 2024"),
        (["month", "nov", "24"], "November 2025"),
        (["year"], "2026\n"),
        (["year", "2024"], "2024\n"),
        (["year", "2024-05-05"], "2024\n"),
    ],
)
def test_which_days_are_meant(known: Runner, words: list[str], title: str) -> None:
    assert known(*words).startswith(title)


@pytest.mark.parametrize(
    "words",
    [
        ["week", "2026-W54"],
        ["week", "2021-W53"],
        ["week", "2026-W00"],
        ["week", "2101-W01"],
        ["week", "soon"],
        ["month", "2026-13"],
        ["year", "1066"],
        ["year", "2101-01"],
        ["report", "--to", "nope"],
    ],
)
def test_what_is_no_day_is_told(known: Runner, words: list[str]) -> None:
    assert "day" in known.fails(*words, status=2)


def test_an_empty_journal_is_no_failure(runjournal: Runner) -> None:
    for command in ("week", "month", "year", "report"):
        assert "Nothing was rated, which does not mean that nothing was sore." in runjournal(command)


def test_weeks_start_on_the_day_of_the_settings(known: Runner) -> None:
    known.settings.write_text('week_start = "sunday"\n', encoding="utf-8")

    assert known("week").startswith("The week from Sun 12 Apr\n")
    assert known.json("week")["stretch"] == {
        "zoom": "week",
        "first": "2026-04-12",
        "last": "2026-04-18",
        "iso_week": None,
    }


def test_ascii_and_width(known: Runner) -> None:
    known.settings.write_text("ascii = true\n", encoding="utf-8")

    for command in ("week", "month", "year"):
        said = known(command)
        assert said.isascii()
        assert max(map(len, said.splitlines())) <= 80


def test_colour_is_kept_for_eyes(known: Runner) -> None:
    known("log", "2026-04-16 10:00 race Spring Half 21.1k")

    assert "\x1b[33m\x1b[1m△ caution\x1b[0m    Massage close" in known.run("week", colour=True).stdout
    assert "\x1b" not in known("week")


def test_json_keeps_gaps_and_units(known: Runner) -> None:
    week = known.json("week")
    (calf,) = week["soreness"]["spots"]

    assert week["stretch"]["iso_week"] == "2026-W16"
    assert calf["cells"] == [6, 2, 5, None, None, None, None]
    assert (calf["mean"], calf["worst"], calf["days_above_3"], calf["days_rated"]) == (4.3333, 6, 2, 3)
    assert (calf["mean_before"], calf["usual"], calf["usual_n"]) == (None, None, 0)
    assert [day["load_au"] for day in week["runs"]["days"]] == [300.0, 0.0, 0.0, None, None, None, None]
    assert (week["runs"]["monotony"], week["runs"]["strain_au"], week["runs"]["spike"]) == (None, None, 1.25)
    assert week["runs"]["before"]["distance_m"] == 8000
    assert week["massages"][0]["spots"][0]["ratings"] == [{"after_h": [12.0, 12.0], "rating": 5}]
    assert [effect["remark"] for effect in week["massage_help"]["after"]] == ["not enough yet"] * 3
    assert week["progress"]["done"] == 1


def test_a_year_is_not_told_rule_by_rule(known: Runner) -> None:
    year = known.json("year")

    assert year["findings"] is None
    assert len(year["soreness"]["days"]) == 365
    assert year["soreness"]["days"][102] == {"day": "2026-04-13", "worst": 6}
    assert year["soreness"]["days"][101] == {"day": "2026-04-12", "worst": None}
    assert len(year["soreness"]["columns"]) == 12


def test_a_report_is_of_four_weeks_unless_asked_otherwise(known: Runner) -> None:
    assert "Mon 23 Mar to Wed 15 Apr 2026" in known("report")
    assert "Mon 13 to Wed 15 Apr 2026" in known("report", "--weeks", "1")
    assert "Mon 6 to Sun 12 Apr 2026" in known("report", "--weeks", "1", "--to", "2026-04-12")
    assert "Sun 1 Mar to Wed 15 Apr 2026" in known("report", "--from", "2026-03-01")
    assert known.json("report", "--from", "2026-04-01", "--to", "y")["stretch"] == {
        "zoom": "span",
        "first": "2026-04-01",
        "last": "2026-04-14",
        "iso_week": None,
    }


def test_a_report_the_wrong_way_round_is_told(known: Runner) -> None:
    assert "2026-04-10 is after 2026-04-01" in known.fails(
        "report", "--from", "2026-04-10", "--to", "2026-04-01", status=2
    )


@pytest.mark.parametrize(("name", "begin"), [("markdown", "# Running and recovery"), ("html", "<!doctype html>")])
def test_a_report_is_written_as_utf_8(known: Runner, name: str, begin: str) -> None:
    said = known("report", "--format", name)

    assert said.startswith(begin)
    assert "·" in said
    assert "Anna" not in said
    assert "ropey" not in said


@pytest.mark.parametrize(("file", "name"), [("report.html", "html"), ("report.md", "markdown"), ("report", "markdown")])
def test_a_file_is_the_runner_s_alone_and_in_the_format_of_its_name(known: Runner, file: str, name: str) -> None:
    path = known.folder / file
    result = known.run("report", "--output", str(path))

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"The report is in {path}.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8") == known("report", "--format", name)


def test_a_file_that_cannot_be_written_is_told(known: Runner) -> None:
    assert "cannot be written" in known.fails("report", "--output", str(known.folder / "nowhere" / "r.html"))
    assert "cannot be written over" in known.fails("report", "--output", str(known.journal))
