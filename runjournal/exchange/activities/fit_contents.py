"""What a FIT file says, without the messages that say nothing of an activity as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from fitdecode import FitDataMessage, FitHeader, __version__

from runjournal.errors import JournalError
from runjournal.exchange.activities.fit_skimming import (
    ACTIVITY,
    DAMAGES,
    FILE_ID,
    LAP,
    NOTHING,
    SESSION,
    SPORT,
    RecordTotals,
    SkimmingReader,
    TooManyMessages,
)

MOST_SESSIONS = 200
WHOLE = bytes.fromhex(
    "0e205608420000002e4649549df240000000000200010201028400040100"  # the header, and a file that says it is an activity
    "440000140003fd048603010205048604689e3c448c64000000"  # a record of time, heart rate and distance
    "42000012000302048605010208048602689e3c440160ea000012b3"  # a session of a run
)
"""A file without damage."""
FitValues = Mapping[str, int | str]
"""The values of a message by their names: whole numbers as they are written, and names instead of enumerated ones."""

SEVERAL: FitValues = {"sport": "generic", "name": "several sports"}
"""Stands for the sport of a file that names several."""


@dataclass(slots=True)
class FitFile:
    """What one of the files chained in a FIT file says of itself."""

    file_id: FitValues = field(default_factory=dict)
    sport: FitValues = field(default_factory=dict)
    activity: FitValues = field(default_factory=dict)
    sessions: list[FitValues] = field(default_factory=list)
    timer_events: list[FitValues] = field(default_factory=list)
    totals: RecordTotals = field(default_factory=RecordTotals)

    @property
    def is_activity(self) -> bool:
        """Whether it says so, or does not say what it is."""
        return self.file_id.get("type", "activity") == "activity"

    def add(self, message: int, values: FitValues) -> None:
        """Keep what a message says. A session that is written again is kept as it is written last."""
        if message == FILE_ID:
            self.file_id = self.file_id or values
        elif message in (SPORT, LAP):
            self._add_sport(values)
        elif message == ACTIVITY:
            self.activity = values
        elif message == SESSION:
            if self.sessions and _is_same_session(self.sessions[-1], values):
                self.sessions.pop()
            self.sessions.append(values)
        elif values.get("event") == "timer":
            self.timer_events.append(values)

    def _add_sport(self, values: FitValues) -> None:
        """Keep the sport that the file or a lap of it names, for when no session does."""
        if "sport" in values:
            is_other = self.sport.get("sport", values["sport"]) != values["sport"]
            self.sport = SEVERAL if is_other else self.sport or values


def _is_same_session(one: FitValues, other: FitValues) -> bool:
    return "start_time" in one and all(one.get(name) == other.get(name) for name in ("start_time", "sport"))


@dataclass(slots=True)
class SkimmedFit:
    """The files chained in a FIT file, and whether it ends or breaks before its end."""

    files: list[FitFile] = field(default_factory=list)
    is_damaged: bool = False
    is_too_long: bool = False


def skim(reader: SkimmingReader) -> SkimmedFit:
    """What a FIT file says, up to where it is damaged. A file that is no activity is not read further.

    Raises `JournalError` if what looks like damage comes from another version of fitdecode.
    """
    skimmed = SkimmedFit()
    try:
        _skim(reader, skimmed)
    except TooManyMessages:
        skimmed.is_too_long = True
    except DAMAGES:
        _check_whole_is_read()
        skimmed.is_damaged = True
    return skimmed


def _check_whole_is_read() -> None:
    """Raise `JournalError` if a file without damage cannot be read either: else all files would be called damaged."""
    try:
        _skim(SkimmingReader(BytesIO(WHOLE), adds_up=True), SkimmedFit())
    except DAMAGES as error:
        raise JournalError(
            f"FIT files cannot be read: fitdecode {__version__} is not the one that runjournal was made for.",
            "Install runjournal again, with what it needs.",
        ) from error


def _skim(reader: SkimmingReader, skimmed: SkimmedFit) -> None:
    for frame in reader:
        if isinstance(frame, FitHeader):
            skimmed.files.append(FitFile(totals=reader.totals))
            continue
        file = skimmed.files[-1]
        if isinstance(frame, FitDataMessage) and frame is not NOTHING:
            file.add(frame.global_mesg_num, _values(frame))
            if len(file.sessions) > MOST_SESSIONS:
                file.sessions.clear()
                raise TooManyMessages
            if not file.is_activity:
                reader.pass_over_rest()


def _values(message: FitDataMessage) -> FitValues:
    """The values of a message; of a name that stands twice the first one. What developers add is left out."""
    values = dict[str, int | str]()
    for each in message.fields:
        if each.field_def is None or not each.field_def.is_dev:
            value = each.value if isinstance(each.value, str) else each.raw_value
            if isinstance(value, int | str):
                values.setdefault(each.name, value)
    return values
