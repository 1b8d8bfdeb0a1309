"""Files that are made to cost much, as 18 MB of nothing: they are read or refused within 2 s and 100 MB."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.costs import cost_of_import

CPU_S = 2
MOST_KB = 100_000
SIZE = 18_000_000
LINES = 290_000
"""Fewer than a calendar may have."""

EVENT = "BEGIN:VEVENT\nUID:a\nSUMMARY:Easy run 5k\nDTSTART:20261201T070000Z\n"
DATES = ",".join(["20261201T070000"] * 1_900)
ZONE = "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
JSON = '{"runjournal": 1, "entries": [\n'


def repeated(text: str) -> str:
    return text * (SIZE // len(text))


def calendar(*parts: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *(part.strip("\n") for part in parts), "END:VCALENDAR\n"])


HOSTILE: dict[str, Callable[[], str]] = {
    "exdate.ics": lambda: calendar(EVENT, "RRULE:FREQ=DAILY", repeated(f"EXDATE:{DATES}Z\n"), "END:VEVENT"),
    "rdate.ics": lambda: calendar(EVENT, repeated(f"RDATE;TZID=Europe/London:{DATES}\n"), "END:VEVENT"),
    "a line of dates.ics": lambda: calendar(EVENT, "EXDATE:" + repeated("20261201,")[:999_000], "END:VEVENT"),
    "a folded line of dates.ics": lambda: calendar(EVENT, "EXDATE:20261201", repeated(" ,20261201\n"), "END:VEVENT"),
    "a zone of dates.ics": lambda: calendar(
        ZONE,
        repeated(f"RDATE:{DATES}\n"),
        "END:STANDARD\nEND:VTIMEZONE",
        EVENT.replace("DTSTART", "DTSTART;TZID=Mine").replace("00Z", "00"),
        "END:VEVENT",
    ),
    "blank.ics": lambda: repeated("\n"),
    "blank inside.ics": lambda: calendar(repeated("\n")) + "BEGIN:VCALENDAR" + repeated("\n"),
    "folds.ics": lambda: calendar("X-PICTURE:a", repeated(" a\n")),
    "things to do.ics": lambda: calendar(repeated("BEGIN:VTODO\nEND:VTODO\n")),
    "empty events.ics": lambda: calendar(repeated("BEGIN:VEVENT\nEND:VEVENT\n")),
    "events.ics": lambda: calendar(*(f"{EVENT}END:VEVENT".replace("UID:a", f"UID:{n}") for n in range(20_000))),
    "days of 130 years.ics": lambda: calendar(
        *(
            f"{EVENT}RRULE:FREQ=DAILY;COUNT=99999\nEND:VEVENT".replace("UID:a", f"UID:{n}").replace("2026", "1970")
            for n in range(50)
        )
    ),
    "guests.ics": lambda: calendar(EVENT, "ATTENDEE:mailto:a@example.org\n" * LINES, "END:VEVENT"),
    "a title over lines.ics": lambda: calendar("BEGIN:VEVENT\nSUMMARY:Easy run", "on and on\n" * LINES, "END:VEVENT"),
    "quoted-printable.ics": lambda: calendar(
        "BEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:Easy run =", "=41=\n" * LINES, "END:VEVENT"
    ),
    "colons.ics": lambda: calendar(
        *(f"BEGIN:VEVENT\nSUMMARY:Easy run\nDTSTART;TZID={':' * 99_000}\nEND:VEVENT" for _ in range(150))
    ),
    "zones.ics": lambda: calendar(
        *(f"{ZONE}RRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE".replace("Mine", f"Z{n}") for n in range(9_000)),
        *(f"{EVENT}END:VEVENT".replace("START:", f"START;TZID=Z{n}:").replace("00Z", "00") for n in range(9_000)),
    ),
    "blank.txt": lambda: repeated("\n"),
    "spaces.txt": lambda: repeated(" \n"),
    "comments.txt": lambda: repeated("#\n"),
    "blank.csv": lambda: "kind,day\n" + repeated("\n"),
    "a quote.csv": lambda: 'kind,day\n"' + repeated("\n"),
    "commas.csv": lambda: "kind,day\n" + repeated(",\n"),
    "blank.json": lambda: JSON + repeated("\n") + "]}",
    "deep.json": lambda: JSON + repeated("["),
    "a text.json": lambda: JSON + '{"note": "' + repeated("x"),
    "a number.json": lambda: JSON + '{"kind": "drink", "volume_ml": ' + repeated("1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE[name](), encoding="ascii")
    cost = cost_of_import(path)

    assert cost.cpu_s < CPU_S, cost
    assert cost.most_kb < MOST_KB, cost
    assert cost.status == (0 if "Imported nothing new" in cost.stdout else 1), cost
    assert cost.stderr.count("\n") == cost.status
    assert "Traceback" not in cost.stderr
