"""What a file of a watch or an app has recorded, before it is an entry of the journal.

A reader gives recordings of every sport, so that what is no run can be named as left out. A value that the file does
not have, or that cannot be true, is None. Nothing else is kept: no track, no name of a file.
"""

from datetime import date, datetime
from enum import IntEnum, StrEnum

from runjournal.model.choices import RunKind
from runjournal.model.frozen import frozen


class Sport(StrEnum):
    """Whether an activity is a run, as far as its file says so."""

    RUN = "run"
    OTHER = "other"
    UNKNOWN = "unknown"


class Richness(IntEnum):
    """How much a format knows of a run; of two that recorded the same run, the richer one is believed."""

    COPY = 0
    """What an app was told by another, such as Apple Health by Strava."""
    TABLE = 1
    GPX = 2
    TCX = 3
    FIT = 4


@frozen(kw_only=True)
class Recording:
    """One activity. Either `start` is known, or only `wall`, the time on the wall without a zone, or only `day`.

    `keys` tell the activity by its content, the first of them becomes the source of its entry, such as
    `fit:0123456789abcdef:0` (the beginning of the file's SHA-256 and the number of the activity; of the first of three
    it is `0/3`) or `strava:1234`.
    """

    keys: tuple[str, ...]
    richness: Richness
    start: datetime | None = None
    """An aware UTC datetime."""
    wall: datetime | None = None
    """A naive local datetime."""
    day: date | None = None
    """The local day, of a table that has no times of day."""
    offset_s: int | None = None
    """Seconds that local time was ahead of UTC, None if the file does not say or cannot be believed."""
    zone: str = ""
    """The IANA zone, if the file names one that there is."""
    sport: Sport = Sport.UNKNOWN
    sport_words: str = ""
    """The sport as it is shown: "walk", "trail run"."""
    distance_m: int | None = None
    timer_s: int | None = None
    """How long the runner moved, without pauses."""
    elapsed_s: int | None = None
    """From the start to the end, pauses included; never less than the timer."""
    avg_hr: int | None = None
    ascent_m: int | None = None
    descent_m: int | None = None
    effort: int | None = None
    """0 to 10, only if the runner was asked."""
    run_kind: RunKind | None = None
    is_race: bool = False
    title: str = ""
    """The runner's own title, empty for one that the app gave by itself."""
    words: str = ""
    """What the runner wrote about it."""
    is_cut_short: bool = False
    """Whether the file ends before the activity did, so that its numbers were added up from what is there."""
    where: str = ""
    """The file as messages name it; never stored."""

    def __post_init__(self) -> None:
        if self.elapsed_s is not None and self.timer_s is not None:  # some watches count more with their timer
            object.__setattr__(self, "elapsed_s", max(self.elapsed_s, self.timer_s))


@frozen(kw_only=True)
class RecordedDrink:
    """Something drunk, in millilitres; without a time it is the whole day's."""

    keys: tuple[str, ...]
    day: date
    volume_ml: int
    start: datetime | None = None
    """An aware UTC datetime, None if only the day is known."""
    wall: datetime | None = None
    """A naive local datetime, if the table has no zone."""
    zone: str = ""
    source_words: str = ""
    """The app that wrote it, by which doubles are told."""
    where: str = ""


@frozen
class NoActivity:
    """A file or row that is whole and holds no activity: settings, a course, a route without times.

    `reason` follows "left out: ", such as "a route, not a run".
    """

    where: str
    reason: str


@frozen
class Unreadable:
    """A file or row that cannot be read. `reason` is a sentence without its full stop; `line` counts from 1."""

    where: str
    reason: str
    line: int | None = None


@frozen
class ReadRemark:
    """What is to be said of how a file was read: a whole sentence, such as which column was taken for what."""

    where: str
    sentence: str


ReadItem = Recording | RecordedDrink | NoActivity | Unreadable | ReadRemark
