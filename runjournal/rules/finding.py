"""What a rule has to say."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum, IntEnum
from typing import NamedTuple

from runjournal.model.areas import Spot
from runjournal.model.frozen import frozen


class Severity(IntEnum):
    """How much a finding matters; higher is more severe."""

    INFO = 1
    CAUTION = 2
    WARNING = 3

    @property
    def word(self) -> str:
        """The severity as JSON and screens write it."""
        return self.name.lower()

    def lower(self) -> "Severity":
        """One severity lower; info stays info."""
        return Severity(max(self.value - 1, 1))


class Source(NamedTuple):
    """The claim of the article or the study behind a rule, how strong the evidence is, and where to read it."""

    claim: str
    strength: str
    reference: str


class Overruled(NamedTuple):
    """That the runner decided otherwise, when (UTC) and why."""

    at: datetime
    why: str


class Move(Enum):
    """Which way a planned massage would have to move for a finding to go."""

    EARLIER = "earlier"
    LATER = "later"
    EITHER = "either"


@frozen
class Finding:
    """One thing a rule has to say, with evidence, advice and source.

    `title` is a few words. `message` is the evidence in one sentence, `advice` what to do. `entries` are the ids
    of the entries it is about, in the order in which it speaks of them. `spots` are the areas of the
    body that it is about. `measured` has plain values, units in
    their names. `clears_at` is the UTC instant from which it is no longer said if nothing is logged, or None.
    `move` is set if the first of `entries` is a planned massage that had better move: its advice is then composed from
    all of that massage's findings, and empty until it is.
    """

    rule: str
    severity: Severity
    title: str
    message: str
    advice: str
    entries: tuple[str, ...]
    source: Source
    spots: tuple[Spot, ...] = ()
    measured: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    clears_at: datetime | None = None
    overruled: Overruled | None = None
    move: Move | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is a caution or a warning that the runner has not overruled."""
        return self.severity >= Severity.CAUTION and self.overruled is None
