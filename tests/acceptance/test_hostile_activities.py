"""Recorded runs that are made to cost much: read or refused within 2 s and 100 MB each, as by the command."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.costs import cost_of_import
from tests.exchange.activities.fit_files import RECORD, FitWriter, activity, begun, closed, session
from tests.exchange.archives import gzipped, zipped

CPU_S = 2
MOST_KB = 100_000
ZEROS = b"\0" * (150 << 20)
SIZE = 18_000_000


def nested(depth: int) -> bytes:
    """A run in archives in each other."""
    content = activity().written()
    for level in range(depth):
        content = zipped({f"{level}.zip" if level else "run.fit": content})
    return content


def many(number: int, content: bytes = b"", name: str = "{}.fit") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(number):
            archive.writestr(name.format(each), content)
    return stream.getvalue()


def overlapping(number: int) -> bytes:
    """Entries that all lie at the place of the first, each of 60 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.fit", b"\0" * (60 << 20))
        (first,) = archive.filelist
        for each in range(1, number):
            copy = zipfile.ZipInfo(f"{each}.fit")
            copy.compress_type, copy.CRC = first.compress_type, first.CRC
            copy.compress_size, copy.file_size, copy.header_offset = first.compress_size, first.file_size, 0
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
    return stream.getvalue()


def empty_messages(number: int) -> bytes:
    """A definition without fields, so that each message is one byte."""
    return closed(begun().define(5, RECORD, []).raw(b"\x05" * number).add(18, session())).written(crc=0)


def definitions(number: int) -> bytes:
    return closed(begun().raw(struct.pack("<BBBHB", 0x45, 0, 0, RECORD, 0) * number).add(18, session())).written(crc=0)


def gpx(inside: str, before: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{before}<gpx xmlns="http://www.topografix.com/GPX/1/1" creator="a">'
    return f"{head}{inside}</gpx>".encode()


LAUGHS = "".join(
    f"<!ENTITY l{level} '{f'&l{level - 1};' * 10}'>" if level else "<!ENTITY l0 'lol'>" for level in range(10)
)
POINT = '<trkpt lat="52.1" lon="13.1"><time>2026-04-11T06:30:00Z</time></trkpt>'
HEALTH = '<?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData locale="en_GB">'
SHORT = b'<Activity Sport="Biking"><Id>2026-04-11T06:30:00Z</Id></Activity>'
ROW = "2026-04-11 06:30:00,10.0,00:50:00,152\n"


def dated(number: int) -> str:
    """A track of another day than those before."""
    return f"<trk>{POINT.replace('2026-04', f'{1970 + number % 50}-{number % 12 + 1:02}')}</trk>"


def time_of(number: int) -> str:
    return f"{1970 + number // 10_000:04}-04-11 {number % 24:02}:{number % 60:02}:{number // 60 % 60:02} +0000"


def workout(number: int) -> str:
    return f'<Workout workoutActivityType="HKWorkoutActivityTypeWalking" startDate="{time_of(number)}"></Workout>'


def drink(number: int) -> str:
    kind = "HKQuantityTypeIdentifierDietaryWater"
    return f'<Record type="{kind}" unit="L" value="1" startDate="{time_of(number)}"></Record>'


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: zipped({"run.fit": ZEROS}),
    "bombs.zip": lambda: many(60, b"\0" * (3 << 20)),
    "bomb.fit.gz": lambda: gzipped(ZEROS),
    "bomb in.zip": lambda: zipped({"run.fit.gz": gzipped(ZEROS)}),
    "bombs in.zip": lambda: many(60, zipped({"run.fit": b"\0" * (9 << 20)}), "{}.zip"),
    "bomb of archives.zip": lambda: zipped({"in.zip": many(300, b"\0" * (1 << 20))}),
    "overlapping.zip": lambda: overlapping(500),
    "nested.zip": lambda: nested(20),
    "files.zip": lambda: many(20_000),
    "runs.zip": lambda: many(5_000, begun().written()),
    "too many files.zip": lambda: many(70_000),
    "members.gz": lambda: gzipped(b"") * 500_000,
    "names.zip": lambda: zipped({f"{'d/' * 30_000}{number}.fit": b"" for number in range(60)}),
    "empty messages.fit": lambda: empty_messages(SIZE),
    "empty messages.fit.gz": lambda: gzipped(empty_messages(SIZE)),
    "definitions.fit": lambda: definitions(SIZE // 6),
    "large.fit": lambda: FitWriter().raw(b"\x01\x02" * (35 << 20)).written(crc=0),
    "laughs.gpx": lambda: gpx("<name>&l9;</name>", f"<!DOCTYPE gpx [{LAUGHS}]>"),
    "attribute.gpx": lambda: gpx(f'<trk name="{"a" * SIZE}"/>'),
    "text.gpx": lambda: gpx(f"<trk><name>{'a' * SIZE}</name></trk>"),
    "deep.gpx": lambda: gpx("<trk>" * (SIZE // 5)),
    "points.gpx.gz": lambda: gzipped(gpx(f"<trk><trkseg>{POINT * 120_000}</trkseg></trk>")),
    "tracks.gpx": lambda: gpx("<trk><trkseg/></trk>" * (SIZE // 20)),
    "tracks with points.gpx": lambda: gpx(f"<trk>{POINT}</trk>" * (SIZE // 80)),
    "dates.gpx": lambda: gpx("".join(dated(number) for number in range(SIZE // 80))),
    "names.gpx": lambda: gpx("".join(f"<a{number}/>" for number in range(SIZE // 10))),
    "references.gpx": lambda: gpx("<trk><name>" + "&" * SIZE + "</name></trk>"),
    "references apart.gpx": lambda: gpx("<trk><name>" + "& a " * (SIZE // 4) + "</name></trk>"),
    "controls.gpx": lambda: gpx("<trk><name>" + "&#0;" * (SIZE // 4) + "</name></trk>"),
    "bytes.gpx": lambda: gpx("<trk><name>").removesuffix(b"</gpx>") + b"\xff" * SIZE,
    "comments.gpx": lambda: gpx("", "<!---->" * (SIZE // 7)),
    "laps.tcx": lambda: b"<TrainingCenterDatabase><Activity>" + b"<Lap/>" * (SIZE // 6),
    "started laps.tcx": lambda: b"<TrainingCenterDatabase><Activity>" + b"<Lap StartTime=''/>" * (SIZE // 19),
    "activities.tcx": lambda: b"<TrainingCenterDatabase>" + SHORT * (SIZE // len(SHORT)),
    "workouts.xml": lambda: HEALTH.encode() + "".join(workout(number) for number in range(SIZE // 120)).encode(),
    "drinks.xml": lambda: HEALTH.encode() + "".join(drink(number) for number in range(SIZE // 120)).encode(),
    "attribute.tcx": lambda: f'<TrainingCenterDatabase a="{"a" * SIZE}"/>'.encode(),
    "export.xml": lambda: f"{HEALTH}{'<Record/>' * 400_000}</HealthData>".encode(),
    "doctype.xml": lambda: f"{HEALTH[:44]}{'<!ELEMENT a ANY>' * (SIZE // 16)}".encode(),
    "attribute.xml": lambda: f'{HEALTH}<Workout a="{"a" * SIZE}"/></HealthData>'.encode(),
    "table.csv": lambda: f"Date,Distance,Time,Heart rate\n{ROW * 20_000}".encode(),
    "a cell.csv": lambda: b'Date,Distance,Time\n"' + b"a" * SIZE,
    "columns.csv": lambda: b"Date,Distance,Time" + b",a" * (SIZE // 2),
    "quotes.csv": lambda: b"Date,Distance\n" + b'"a\n' * (SIZE // 3),
    "blank.csv": lambda: b"Date,Distance\n" + b"\n" * SIZE,
    "no dates.csv": lambda: b"Date,Distance\n" + b"a,5\n" * (SIZE // 4),
    "bad rows.csv": lambda: b"Date,Distance\n2026-04-11,5\n" + b"a,5\n" * (SIZE // 4),
    "wide.csv": lambda: b"Date,Distance\n" + b"2026-04-11,5,\n".replace(b",\n", b"," * 900_000 + b"\n") * 20,
    "lists.json": lambda: b'[{"summarizedActivitiesExport": [' + b"[]," * (SIZE // 3) + b"0]}]",
    "numbers.json": lambda: b'[{"summarizedActivitiesExport": [' + b"0.1," * 3_500_000 + b"0]}]",
    "deep.json": lambda: b'[{"summarizedActivitiesExport": ' + b"[" * SIZE,
    "a text.json": lambda: b'{"start_epoch_ms": "' + b"1" * SIZE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_recording_costs_little(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    cost = cost_of_import(path)

    assert cost.cpu_s < CPU_S, cost
    assert cost.most_kb < MOST_KB, cost
    assert cost.status in (0, 1), cost
    assert "Traceback" not in cost.stderr
    assert cost.stderr.count("\n") < 40
