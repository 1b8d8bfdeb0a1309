"""The local zone: TZ in all its spellings, then the system's, and never silently another one."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest

from runjournal import clock
from runjournal.errors import JournalError


def test_now_is_aware_utc() -> None:
    assert clock.now().tzinfo is UTC
    assert clock.now().utcoffset() == timedelta(0)


def test_monotonic_never_goes_back() -> None:
    assert clock.monotonic() <= clock.monotonic()


@pytest.mark.parametrize(
    ("tz", "zone"),
    [
        pytest.param("Europe/London", "Europe/London", id="a name"),
        pytest.param(":Europe/London", "Europe/London", id="a name after a colon"),
        pytest.param("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin", id="a path"),
        pytest.param(":/usr/share/zoneinfo/posix/Asia/Kathmandu", "Asia/Kathmandu", id="a path to a variant"),
        pytest.param("EST5EDT", "EST5EDT", id="a POSIX string that is also a name"),
        pytest.param("UTC0", "UTC", id="POSIX UTC"),
        pytest.param("EST5", "Etc/GMT+5", id="POSIX west of Greenwich"),
        pytest.param("CET-1", "Etc/GMT-1", id="POSIX east of Greenwich"),
        pytest.param("JST-09:00", "Etc/GMT-9", id="POSIX with minutes"),
        pytest.param("<+03>-3", "Etc/GMT-3", id="POSIX in brackets"),
        pytest.param("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin", id="POSIX with summer time"),
        pytest.param("CET-1CEST-2,M3.5.0/2,M10.5.0/3:00", "Europe/Berlin", id="POSIX, spelled out"),
        pytest.param("MEZ-1MESZ,M3.5.0,M10.5.0/3", "Europe/Berlin", id="POSIX with names of its own"),
        pytest.param("WET0WEST,M3.5.0/1,M10.5.0", "Atlantic/Canary", id="POSIX, told by its names"),
        pytest.param("EST5EDT,M3.2.0,M11.1.0", "America/New_York", id="POSIX of New York"),
        pytest.param("AEST-10AEDT,M10.1.0,M4.1.0/3", "Australia/Sydney", id="POSIX of Sydney"),
        pytest.param("IST-5:30", "Asia/Kolkata", id="POSIX with half an hour"),
        pytest.param("", "UTC", id="nothing, which the C library takes for UTC"),
        pytest.param(":", "UTC", id="a colon alone"),
    ],
)
def test_tz_names_the_zone(tz: str, zone: str, tmp_path: Path) -> None:
    assert clock.local_zone({"TZ": tz}, tmp_path) == zone


@pytest.mark.parametrize(
    "tz",
    [
        "Europe/Atlantis",
        "europe london",
        "CET-1CEST",
        "CET-1CEST,M3.5.0,M10.5.0/7",
        "CET-1CEST,M3.5.0",
        "XYZ-5:17",
        "A-1B,M3.5.0,M10.5.0/3",
        "CET-1CEST,M3.5.0,M10.5.0/" + "3" * 5000,
        "XYZ-99",
        "../../etc/passwd",
        "/etc/passwd",
        "\x1b[31mEST",
        "\0",
        "x" * 500,
    ],
)
def test_an_unknown_tz_is_never_silently_utc(tz: str, tmp_path: Path) -> None:
    with pytest.raises(JournalError) as caught:
        clock.local_zone({"TZ": tz}, tmp_path)
    assert "no time zone" in caught.value.sentence
    assert "Europe/London" in caught.value.way_out
    assert str(caught.value).isprintable()
    assert len(caught.value.sentence) < 300


def test_the_link_of_the_system_comes_before_its_text(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Africa/Casablanca")
    (tmp_path / "timezone").write_text("Europe/Paris\n")
    assert clock.local_zone({}, tmp_path) == "Africa/Casablanca"


@pytest.mark.parametrize("target", ["/var/db/timezone/zoneinfo/Asia/Tokyo", "../usr/share/zoneinfo/Asia/Tokyo"])
def test_links_of_other_systems(target: str, tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to(target)
    assert clock.local_zone({}, tmp_path) == "Asia/Tokyo"


def test_the_text_serves_where_the_link_names_no_zone(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/somewhere/else")
    (tmp_path / "timezone").write_text("Europe/Paris\n")
    assert clock.local_zone({}, tmp_path) == "Europe/Paris"


def test_a_tz_that_is_the_systems_link_asks_for_the_systems_zone(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    assert clock.local_zone({"TZ": f":{tmp_path}/localtime"}, tmp_path) == "Asia/Tokyo"


def test_a_copied_localtime_leaves_the_text(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif")
    (tmp_path / "timezone").write_text("Europe/Paris")
    assert clock.local_zone({}, tmp_path) == "Europe/Paris"


def test_a_system_on_utc_without_a_name_is_utc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.timezone", 0)
    monkeypatch.setattr("time.daylight", 0)
    assert clock.local_zone({}, tmp_path) == "UTC"


@pytest.mark.parametrize(("west_s", "summer"), [(-3600, 1), (0, 1), (18000, 0)])
def test_a_system_elsewhere_without_a_name_is_asked_for_one(
    west_s: int, summer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.timezone", west_s)
    monkeypatch.setattr("time.daylight", summer)
    with pytest.raises(JournalError, match="does not say"):
        clock.local_zone({}, tmp_path)
