"""The settings of a runner from a TOML file. Without a file there is nothing to import and nothing to read."""

from pathlib import Path
from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runjournal.config.settings_writer import Keys, Written


def load(path: Path | None) -> Settings:
    """The settings in the file, or the defaults if there is no file.

    Raises `JournalError` with the file, the line and what is allowed there, for the first thing that is wrong.
    """
    if path is None or not path.exists():
        return Settings()
    from runjournal.config.settings_reader import read

    return read(path)


def mistake(path: Path, keys: tuple[str, ...], sentence: str, way_out: str) -> JournalError:
    """The error for a value in the file that can be read and yet not be used; `keys` lead to it."""
    from runjournal.config.settings_reader import SettingError, file_text, located_error

    return located_error(SettingError(keys, sentence, way_out), file_text(path), Path(path.name))


def save(path: Path, changes: "Mapping[Keys, Written | None]") -> Settings:
    """Change settings in the file by where they stand, None to take one out; gives the settings as they are then.

    Comments and everything else in it stay. Raises `JournalError`, and leaves a file with mistakes as it is.
    """
    from runjournal.config.settings_writer import save as save_in

    return save_in(path, changes)


def written(path: Path, keys: "Keys") -> "Written | None":
    """What the file itself says of a setting, None if nothing. Raises `JournalError` for a file with mistakes."""
    if not path.exists():
        return None
    from runjournal.config.settings_reader import written_in

    value: Written | None = written_in(path, keys)
    return value


def sample() -> str:
    """A settings file with every setting described and commented out at its default."""
    from runjournal.config.sample_file import template

    return template()
