"""The context of a command: its journal, zone, settings and time."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.options import global_options
from runjournal.config import load
from runjournal.errors import JournalError
from runjournal.model.context import Context
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import day_span, local_day, to_instant, zone_info
from runjournal.paths import config_path, journal_path
from runjournal.store.connection import WAIT_S
from runjournal.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runjournal.model.choices import Kind
    from runjournal.model.entries import Entry
    from runjournal.model.settings import Settings
    from runjournal.rules.history import History


@frozen(slots=False)
class CommandContext:
    """The journal's path, the runner's zone and settings, and a fixed time for now, if one is given."""

    path: Path
    zone: str
    settings: "Settings"
    as_of: datetime | None
    config: Path | None = None
    """The path of the settings file, which need not exist."""

    def now(self) -> datetime:
        """Return the aware UTC datetime that counts as now."""
        if self.as_of is not None:
            return self.as_of
        from runjournal.clock import now

        return now()

    @property
    def context(self) -> Context:
        """Now, the zone and the settings, for the core."""
        return Context(self.now(), self.zone, self.settings)

    @property
    def today(self) -> date:
        """The local date of now."""
        return local_day(self.now(), self.zone)

    def check_folder(self) -> None:
        """Raise `JournalError` if the journal's folder is missing; that of the default place is made when needed."""
        if not self.path.parent.exists() and self.path != journal_path(None, {}):
            raise JournalError(
                f"The folder of the journal {self.path} does not exist.", "Make it, or name a file with --journal."
            )

    @contextmanager
    def open(self, wait_s: float | None = None) -> "Iterator[Journal]":
        """Open the journal, creating it if it is missing; at the end print what the runner should know about it.

        `wait_s` is how long to wait for another process that writes, instead of the store's own time.
        """
        self.check_folder()
        with Journal.open(self.path, now=self.now, wait_s=WAIT_S if wait_s is None else wait_s) as journal:
            yield journal
            for remark in _remarks(journal):
                click.echo(remark, file=sys.stderr)

    def latest(self, kind: "Kind") -> "Entry | None":
        """The latest entry of a kind that is done, for the word `same`; none of a journal that is not there yet."""
        if not self.path.exists():
            return None
        with self.open() as journal:
            return journal.latest(kind, self.now())

    def history(self, journal: "Journal", around: "Sequence[Entry]" = ()) -> "History":
        """Return what the rules read of the journal, around now and around entries that are not in it yet.

        Plans are always read as far ahead as there are any, so only entries in the past need more than now does.
        """
        context = self.context
        return journal.history(context, [entry for entry in around if entry.starts.earliest < context.now])


def _remarks(journal: "Journal") -> "Iterator[str]":
    """Yield what did not stop the command but the runner should know."""
    yield from journal.remarks
    left_out = len(journal.unreadable)
    if left_out:
        entries = "1 entry" if left_out == 1 else f"{left_out} entries"
        yield f"Left out: {entries} that cannot be read. `runjournal doctor` lists them."


def command_context() -> CommandContext:
    """Return the context of the command, from its options, the environment and the settings file."""
    options = global_options()
    config = config_path(os.environ)
    settings = load(config)
    zone = zone_of(options.zone, os.environ, settings.zone)
    as_of = None if options.as_of is None else instant_of(options.as_of, zone)
    return CommandContext(journal_path(options.journal, os.environ), zone, settings, as_of, config)


def zone_of(option: str | None, environ: Mapping[str, str], setting: str) -> str:
    """Return the runner's zone: from the option, else TZ, else the setting, else the system."""
    if option is not None:
        try:
            return zone_info(option).key
        except Invalid as error:
            raise click.BadParameter(f"{error.sentence}.", param_hint="--zone") from error
    from runjournal.clock import local_zone

    if setting and not environ.get("TZ"):
        return setting
    return local_zone(environ)


def zone_for_setting() -> Callable[[str], str]:
    """Return what gives the zone in force for a setting: the command's option and TZ go before it."""
    option = global_options().zone
    return lambda setting: zone_of(option, os.environ, setting)


def instant_of(text: str, zone: str) -> datetime:
    """Return the UTC instant of `--as-of`: for a date its last second, so that all of the day is past."""
    try:
        return _instant(text, zone)
    except Invalid as error:
        raise click.BadParameter(f"{error.sentence}.", param_hint="--as-of") from error
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(
            f"{text[:40]!r} is not a time; write 2026-04-15T09:00, or 2026-04-15 for the end of that day.",
            param_hint="--as-of",
        ) from error


def _instant(text: str, zone: str) -> datetime:
    if len(text) == len("2026-04-15"):
        day = date.fromisoformat(text)
        check_day(day)
        return day_span(day, zone).latest.replace(microsecond=0)
    written = datetime.fromisoformat(text).replace(microsecond=0)
    check_day(written.date())
    return to_instant(written, zone) if written.utcoffset() is None else written.astimezone(UTC)


def iso(instant: datetime, zone: str) -> str:
    """Format an instant for JSON: ISO 8601 with the zone's offset, in whole seconds."""
    return instant.astimezone(zone_info(zone)).isoformat(timespec="seconds")
