"""`python -m tests.fuzz`: throw mutated bytes at all that reads them, for any time: `--seconds 3600 --seed 7`.

Lines, filters, settings, calendars, JSON, CSV, text, FIT, XML and archives are made by mutating good ones at random.
What reads them may refuse them, in one sentence without control characters, and may take its time, which is limited.
Anything else is a defect: the input is kept in a file, whose path is printed with the seed, and the status is 1.
"""

import argparse
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, takewhile
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from runjournal.cli.import_report import format_left_out
from runjournal.config import sample
from runjournal.config.settings_reader import read as read_settings
from runjournal.errors import JournalError
from runjournal.exchange.activities.activity_files import ActivityFiles
from runjournal.exchange.activities.activity_readers import collections, readers
from runjournal.exchange.activities.disk_files import files_in
from runjournal.exchange.activities.drinks_table import DRINKS_TABLE
from runjournal.exchange.activities.fit_reader import FIT
from runjournal.exchange.activities.garmin_export import GARMIN_DRINKS, GARMIN_SUMMARIES
from runjournal.exchange.activities.local_time import moment_of
from runjournal.exchange.activities.nike_run import NIKE
from runjournal.exchange.activities.polar_session import POLAR
from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import NoActivity, Recording, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions
from runjournal.exchange.activities.table_readers import TABLES
from runjournal.exchange.activities.xml_readers import APPLE_HEALTH, GPX, TCX
from runjournal.exchange.calendar.merging import merge
from runjournal.exchange.files import read_file
from runjournal.exchange.format import KnownEntries, ReadContext, WriteContext
from runjournal.exchange.import_preview import RowEffect
from runjournal.exchange.registry import BY_NAME
from runjournal.language.filters.filter_examples import EXAMPLES as FILTERS
from runjournal.language.filters.filter_vocabulary import KNOWN
from runjournal.language.filters.read_filter import read_filter
from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.line_examples import EXAMPLES as LINES
from runjournal.language.line.parse import parse
from runjournal.language.line.suggest import suggest
from runjournal.language.line.vocabulary import RESERVED
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Run, longer_elapsed
from runjournal.model.limits import Invalid, find_control
from runjournal.model.settings import Settings
from tests.exchange.activities.fit_files import FIT_FILES
from tests.exchange.activities.json_files import JSON_FILES
from tests.exchange.activities.memory_file import MemoryFile
from tests.exchange.activities.table_files import TABLE_FILES
from tests.exchange.activities.xml_files import APPLE_FILES, GPX_FILES, TCX_FILES
from tests.exchange.archives import gzipped, zipped

LONGEST_S = 5
"""Of one input, on a busy machine."""
NOW = datetime(2026, 4, 15, 8, tzinfo=UTC)
CONTEXT = Context(NOW, "Europe/London", Settings())
ODD = [
    *(b"\xff", b"\x00", b"\x1b[31m", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf3\xa0\x81\x81", b"\xed\xa0\x80"),
    b"\xef\xbb\xbf",
    *(b"\r\n", b"\n", b"\t", b'"', b"'", b"#", b",", b":", b";", b"\\", b"[", b"]", b"{", b"}", b"=", b"-", b" "),
    *(b"0", b"9" * 20, b"9" * 5000, b"-1", b"1e999", b"NaN", b"null", b"2026-02-30", b"24:61", b"\xd9\xa3", b"1/0"),
    *("👩🏽‍🚀".encode(), "é".encode(), "é".encode(), "Ⅷ".encode(), "İ".encode(), "ß".encode()),
]  # fmt: skip
"""Pieces that are put anywhere."""


XML_WORDS = [
    b"<",
    b"</",
    b"/>",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"&#0;",
    b"&#x202e;",
    b"&amp;",
    b"<!ENTITY",
    b"2026-05-03T",
]
TABLE_WORDS = [b'"', b";", b"sep=", b"--", b"3/4/2026", b"1.5,2", b"12:30:00", b"km"]


JSON_READERS = {
    "garmin-summaries": GARMIN_SUMMARIES,
    "garmin-drinks": GARMIN_DRINKS,
    "nike": NIKE,
    "polar": POLAR,
}


class Defect(AssertionError):
    """Something read an input in a way that it must not."""


class Target(NamedTuple):
    """What is fuzzed: how it reads bytes, good ones to begin with, and words that it knows."""

    read: Callable[[bytes, Path], None]
    seeds: list[bytes]
    words: list[bytes]


def _check_sentence(text: str) -> None:
    if any(find_control(line) is not None for line in text.split("\n")):
        raise Defect(f"control characters in {text!r}")


def read_line(data: bytes, _folder: Path) -> None:
    """A line gives entries or problems; its entries can be written and read again."""
    line = data.decode("utf-8", "surrogateescape")
    for booking in (False, True):
        draft = parse(line, CONTEXT, booking=booking)
        for problem in draft.problems:
            if not 0 <= problem.start <= problem.end <= len(line):
                raise Defect(f"{problem} points out of the line")
            if find_control(line) is None:
                _check_sentence(problem.sentence + problem.way_out)
        for entry in draft.entries:
            _check_round_trip(entry)
    suggest(line)


def _check_round_trip(entry: Entry) -> None:
    written = to_line(entry, ids=True)
    _check_sentence(written)
    if parse(written, CONTEXT).entries != (entry,):
        raise Defect(f"{entry} is not read back from {written!r}")


def read_words(data: bytes, _folder: Path) -> None:
    """A filter finds something, or says what is wrong with it."""
    text = data.decode("utf-8", "surrogateescape")
    asked = read_filter(text, CONTEXT)
    if not all(0 <= problem.start <= problem.end <= len(text) for problem in asked.problems):
        raise Defect(f"{asked.problems} point out of the text")
    list(asked.hints())


def read_settings_file(data: bytes, folder: Path) -> None:
    """A settings file gives settings or a sentence."""
    path = folder / "config.toml"
    path.write_bytes(data)
    read_settings(path)


def reader_of(name: str) -> Callable[[bytes, Path], None]:
    """What reads a format of import; what it gives can be written in every whole format."""

    def read(data: bytes, folder: Path) -> None:
        path = folder / "import"
        path.write_bytes(data)
        contents = read_file(path, ReadContext(CONTEXT), BY_NAME[name])
        writer = WriteContext(NOW, CONTEXT.settings)
        for written_as in BY_NAME.values():
            written = "\n".join(written_as.write(iter(contents.entries), writer))
            _check_sentence(written.replace("\n ", "") if written_as.sync else written)  # folds may part an emoji

    return read


def read_activity_file(reader: ActivityReader) -> Callable[[bytes, Path], None]:
    """What reads a recorded activity: it says what it found, in sentences, with numbers that entries may have."""

    def read(data: bytes, _folder: Path) -> None:
        for item in reader.read(MemoryFile(data), ReadOptions(context=CONTEXT)):
            if isinstance(item, Recording):
                _check_sentence(item.sport_words)
                try:
                    start = moment_of(item, CONTEXT, ())
                except Invalid as error:
                    _check_sentence(error.sentence)  # a clock that was wrong
                    continue
                Run(
                    start=start,
                    distance_m=item.distance_m,
                    duration_s=item.timer_s,
                    elapsed_s=longer_elapsed(item.timer_s, item.elapsed_s),
                    avg_hr=item.avg_hr,
                    ascent_m=item.ascent_m,
                    descent_m=item.descent_m,
                    effort=item.effort,
                )
            elif isinstance(item, NoActivity | Unreadable):
                _check_sentence(item.reason)

    return read


def read_archive(data: bytes, folder: Path) -> None:
    """What looks into archives and exports: all that cannot be read of one is named in sentences."""
    path = folder / "export.zip"
    path.write_bytes(data)
    files = ActivityFiles(ReadOptions(context=CONTEXT), lambda _digest: False, lambda: readers({}), collections)
    with Reading() as reading:
        files.read_folder("export.zip", files_in(path, "", reading))
    for each in files.unreadable + files.without:
        _check_sentence(f"{each.where}: {each.reason}")


def activity_tables() -> Iterator[tuple[str, ActivityReader]]:
    """The readers of tables, by names for the command line."""
    for reader in (DRINKS_TABLE, *TABLES):
        yield reader.name.lower().replace(" ", "-"), reader


def read_calendar(data: bytes, folder: Path) -> None:
    """A calendar is read and merged into an empty journal; read again, it changes nothing."""
    reader_of("ics")(data, folder)
    held: dict[str, Entry] = {}
    ids: dict[str, str] = {}
    for is_again in (False, True):
        reader = ReadContext(CONTEXT)
        entries = read_file(folder / "import", reader, BY_NAME["ics"]).entries
        for number, row in enumerate(merge(KnownEntries([*held.values()], (), ids), entries, reader)):
            if row.effect not in (RowEffect.THERE, RowEffect.LEFT_OUT) and is_again:
                raise Defect(f"{row} when read again")
            if row.entry:
                entry = row.entry if row.entry.id else replace(row.entry, id=f"new-{number}")
                held[entry.id] = entry
                ids |= dict.fromkeys((*row.keys, entry.source), entry.id)
        for sentence in (*format_left_out(reader.report, everything=True), *reader.report.remarks):
            _check_sentence(sentence)


def _as_spreadsheets(table: bytes) -> list[bytes]:
    """Our table as it is, and as spreadsheets save it."""
    text = table.decode()
    return [
        table,
        table.replace(b",", b";"),
        b"sep=,\r\n" + table,
        text.encode("utf-16"),
        text.encode("cp1252", "replace"),
    ]


def targets() -> dict[str, Target]:
    """Everything that is fuzzed, by name."""
    lines = [line.encode() for line, _ in LINES]
    entries = [entry for line, _ in LINES for entry in parse(line, CONTEXT).entries]
    writer = WriteContext(NOW, CONTEXT.settings)
    files = {
        name: "".join(f"{line}{written_as.line_end}" for line in written_as.write(iter(entries), writer)).encode()
        for name, written_as in BY_NAME.items()
    }
    reserved = [word.encode() for word in RESERVED]
    settings = re.sub(r"^#(?=\w+ = )", "", sample(), flags=re.MULTILINE)
    return {
        "line": Target(read_line, lines, reserved),
        "filter": Target(read_words, [text.encode() for text, _ in FILTERS], [word.encode() for word in KNOWN]),
        "settings": Target(read_settings_file, [settings.encode(), b'zone = "UTC"\n[booking]\nopens = 08:00\n'], []),
        "ics": Target(read_calendar, [files["ics"], CALENDAR, OLD_CALENDAR], _words_of(CALENDAR + OLD_CALENDAR)),
        "json": Target(reader_of("json"), [files["json"], *_objects(files["json"])], [b'"kind"', b'"run"', b"true"]),
        "csv": Target(reader_of("csv"), _as_spreadsheets(files["csv"]), [b"run", b"calf:left", b"2026-04-15"]),
        "fit": Target(read_activity_file(FIT), FIT_FILES, [b".FIT", b"\x40\x00\x00\x12\x00", b"\x00\x86", b"\xff\xff"]),
        "gpx": Target(read_activity_file(GPX), GPX_FILES, XML_WORDS),
        "tcx": Target(read_activity_file(TCX), TCX_FILES, XML_WORDS),
        "apple-health": Target(read_activity_file(APPLE_HEALTH), APPLE_FILES, XML_WORDS),
        **{name: Target(read_activity_file(reader), TABLE_FILES, TABLE_WORDS) for name, reader in activity_tables()},
        **{
            name: Target(read_activity_file(reader), JSON_FILES, [b"null", b"[]", b"{}", b'"PT1S"', b"1e999", b"-1"])
            for name, reader in JSON_READERS.items()
        },
        "archive": Target(read_archive, archives(), [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", bytes(4), b"\xff"]),
        "text": Target(reader_of("text"), [files["text"], b"\n".join(lines)], reserved),
    }  # fmt: skip


def archives() -> list[bytes]:
    """Archives with files of all kinds, packed and not, one in another, and an export."""
    files = {"a.fit": FIT_FILES[1], "b.gpx.gz": gzipped(GPX_FILES[0]), "apple_health_export/export.xml": APPLE_FILES[0]}
    export = {"activities.csv": TABLE_FILES[0], "activities/77.fit.gz": gzipped(FIT_FILES[1])}
    stored = zipped(files, zipfile.ZIP_STORED)
    return [zipped(files), stored, zipped({"in.zip": stored, "c.fit": FIT_FILES[1]}), zipped(export)]


def _objects(document: bytes) -> list[bytes]:
    """A document of each entry alone: most mutations of a long one end at its first entry."""
    head, *rows = document.split(b"\n")
    return [head + b"\n" + row.rstrip(b",") + b"\n]}" for row in rows if row.startswith(b"{")]


def _words_of(calendar: bytes) -> list[bytes]:
    return [word for word in re.split(b"[\r\n:;]+", calendar) if word]


CALENDAR = b"""BEGIN:VCALENDAR
METHOD:PUBLISH
X-WR-TIMEZONE:America/New_York
BEGIN:VTIMEZONE
TZID:Mine
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RDATE:20260329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:one@example.org
SUMMARY:Long run 30k
CATEGORIES:RUN,EASY
DTSTART;TZID=Mine:20260501T070000
DURATION:PT2H
RRULE:FREQ=WEEKLY;COUNT=9;BYDAY=SA,SU
EXDATE;TZID=Mine:20260503T070000,20260509T070000
RDATE;TZID=Europe/London:20260601T070000
END:VEVENT
BEGIN:VEVENT
UID:one@example.org
RECURRENCE-ID;TZID=Mine:20260502T070000
SUMMARY:Deep tissue massage
DTSTART:20260502T090000Z
DTEND:20260502T100000Z
STATUS:CANCELLED
SEQUENCE:2
LAST-MODIFIED:20260401T080000Z
END:VEVENT
BEGIN:VEVENT
UID:one@example.org
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Mine:20260509T070000
SUMMARY:Long run 20k
DTSTART;TZID=Mine:20260510T080000
END:VEVENT
BEGIN:VEVENT
SUMMARY:Canceled: Berlin Half (A race)
DTSTART;TZID="GMT+05:30":20260613T000000
DTEND;TZID="GMT+05:30":20260614T000000
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
ATTENDEE;PARTSTAT=DECLINED:mailto:sam@example.org
RRULE:FREQ=MONTHLY;UNTIL=20261101T230000Z;BYHOUR=0
EXRULE:FREQ=YEARLY
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")
OLD_CALENDAR = b"""BEGIN:VCALENDAR
VERSION:1.0
TZ:+01
BEGIN:VEVENT
SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Halbmarathon=20K=F6ln, wave=
 B
DESCRIPTION:first
then more
DTSTART:2026-06-06T09:00:00.000+02:00
DTEND:20260606T240000
CATEGORIES:RACE;SPORT
END:VEVENT
END:VCALENDAR
"""


def mutated(target: Target, chance: random.Random) -> bytes:
    """A seed with some of its bytes changed, cut, doubled, or replaced by words and odd pieces."""
    data = chance.choice(target.seeds)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 20))):
        begin = chance.randrange(len(data) + 1)
        end = min(len(data), begin + chance.choice((0, 1, 2, 8, 40)))
        match chance.randrange(6):
            case 0:
                piece = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
            case 1:
                piece = data[begin:end] * chance.choice((0, 2, 2, 30))
            case 2:
                piece = chance.choice(target.words or ODD)
            case 3:
                other = chance.choice(target.seeds)
                start = chance.randrange(len(other) + 1)
                piece = other[start : start + chance.randrange(200)]
            case 4:
                piece = bytes(byte ^ 1 << chance.randrange(8) for byte in data[begin:end])
            case _:
                piece = chance.choice(ODD)
        data = data[:begin] + piece + data[end:]
    return data


def fuzz(seed: int, names: list[str], inputs: Iterator[int], folder: Path) -> int:
    """Try as many inputs as are asked for, of each target in turn, and return how many.

    Raises `Defect` from what went wrong, with the path of the input, which is kept.
    """
    known, tried = targets(), 0
    for number in inputs:
        name = names[number % len(names)]
        data = mutated(known[name], random.Random(f"{seed} {number}"))
        try:
            with _limited_time():
                known[name].read(data, folder)
        except JournalError as error:
            _check_sentence(str(error))
        except Exception as error:
            kept = folder / f"defect-{name}-{seed}-{number}"
            kept.write_bytes(data)
            raise Defect(f"{name}, input {number} of seed {seed}, kept as {kept}: {error!r}") from error
        tried += 1
    return tried


class _limited_time:  # noqa: N801 - a context manager
    """Raise `TimeoutError` in what takes too long, where the system has an alarm clock."""

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, LONGEST_S)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    @staticmethod
    def _ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {LONGEST_S} s")


def main() -> int:
    """Fuzz for the time that is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=None, help="the same seed gives the same inputs; else a new one")
    options.add_argument("--only", choices=[*targets()], action="append", help="may be repeated")
    options.add_argument("--input", type=int, help="try this one input of the seed again")
    given = options.parse_args()
    seed = random.SystemRandom().randrange(10**6) if given.seed is None else given.seed
    end = time.monotonic() + given.seconds
    inputs = iter([given.input]) if given.input is not None else takewhile(lambda _: time.monotonic() < end, count())
    folder = Path(tempfile.mkdtemp(prefix="runjournal-fuzz-"))
    try:
        tried = fuzz(seed, given.only or [*targets()], inputs, folder)
    except Defect as defect:
        traceback.print_exception(defect)
        return 1
    shutil.rmtree(folder)
    sys.stdout.write(f"{tried:,} inputs of seed {seed}, no defect\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
