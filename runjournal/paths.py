"""Where the files live: the journal, its backups and the settings."""

import os
from collections.abc import Mapping
from pathlib import Path

from runjournal.errors import JournalError

NAME = "runjournal"


def journal_path(option: str | None, environ: Mapping[str, str]) -> Path:
    """The journal: that of the option, else of `RUNJOURNAL_DB`, else journal.db in the user's data folder."""
    given = option or environ.get("RUNJOURNAL_DB")
    if given:
        return expanded(given)
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / "journal.db"


def config_path(environ: Mapping[str, str]) -> Path:
    """The settings file: that of `RUNJOURNAL_CONFIG`, else config.toml in the user's configuration folder."""
    given = environ.get("RUNJOURNAL_CONFIG")
    if given:
        return expanded(given)
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "config.toml"


def backup_folder(journal: Path) -> Path:
    """The folder of a journal's backups, beside it: journal-backups for journal.db."""
    return journal.with_name(f"{journal.stem}-backups")


def list_backups(journal: Path) -> tuple[Path, ...]:
    """The copies of a journal, oldest first."""
    return tuple(sorted(backup_folder(journal).glob(f"{_literal(journal.stem)}-[0-9]*.db")))


def line_history_path(journal: Path) -> Path:
    """The lines typed into the entry bar, beside the journal: of journal.db it is journal-lines.txt."""
    return journal.with_name(f"{journal.stem}-lines.txt")


SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""The ends of the names of the files of which SQLite makes up a journal."""


def is_side_file(path: Path, journal: Path) -> bool:
    """Whether a path is the journal's, or that of a file that SQLite or the entry bar keeps beside it."""
    names = [journal.with_name(f"{journal.name}{end}") for end in SIDE_FILES]
    real = journal.resolve()
    names += [real.with_name(f"{real.name}{end}") for end in SIDE_FILES]
    return any(_is_same(path, name) for name in (*names, line_history_path(journal)))


def belongs_to_journal(path: Path, journal: Path) -> bool:
    """Whether a path is that of the journal, a file beside it, or a file among its backups."""
    if is_side_file(path, journal) or path.resolve().parent == backup_folder(journal).resolve():
        return True
    return any(_is_same(path, backup) for backup in list_backups(journal))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, or would if there was one."""
    is_there = one.exists() and other.exists()
    return one.samefile(other) if is_there else one.resolve() == other.resolve()


def unsaved_path(journal: Path) -> Path:
    """What was typed and not saved when the app ended: of journal.db it is journal-unsaved.json."""
    return journal.with_name(f"{journal.stem}-unsaved.json")


def seen_files_path(journal: Path) -> Path:
    """Which files of the runner's folders were looked at: of journal.db it is journal-seen.json."""
    return journal.with_name(f"{journal.stem}-seen.json")


def hidden_folder(journal: Path) -> Path:
    """The folder of files that will take the journal's place: that of its backups, if it is on the same disk."""
    backups, folder = backup_folder(journal), Path(os.path.realpath(journal)).parent
    is_elsewhere = backups.is_dir() and folder.is_dir() and backups.stat().st_dev != folder.stat().st_dev
    return folder if is_elsewhere else backups


def unfinished_copies(journal: Path) -> tuple[Path, ...]:
    """The hidden files in which copies of a journal are being made, or were by a process that was killed."""
    folders = dict.fromkeys((backup_folder(journal), hidden_folder(journal)))
    return tuple(file for folder in folders for file in folder.glob(f".{_literal(journal.stem)}*.db.[0-9]*"))


def expanded(text: str) -> Path:
    """The path that a text names; `~` is the home folder. Raises `JournalError`."""
    if "\0" in text:
        raise JournalError("A path cannot hold a null character.", "Give the path without it.")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise JournalError(f"No home folder is known for {text[:200]!r}.", "Give the whole path.") from error


def _literal(stem: str) -> str:
    """The name with the special characters of a glob pattern escaped."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in stem)
