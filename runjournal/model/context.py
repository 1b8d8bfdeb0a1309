"""The moment, zone and settings under which a journal is read; with them, the same entries give the same answers."""

from datetime import date, datetime
from typing import NamedTuple

from runjournal.model.moments import local_day
from runjournal.model.settings import Settings


class Context(NamedTuple):
    """`now` is an aware UTC datetime, `zone` the runner's IANA zone."""

    now: datetime
    zone: str
    settings: Settings

    @property
    def today(self) -> date:
        """The local date of now."""
        return local_day(self.now, self.zone)

    def at(self, now: datetime) -> "Context":
        """The same zone and settings at another moment."""
        return self._replace(now=now)
