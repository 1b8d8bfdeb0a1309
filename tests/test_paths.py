"""Where the files are looked for, in which order."""

from pathlib import Path

import pytest

from runjournal import paths
from runjournal.errors import JournalError


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of the test's own."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.mark.parametrize(
    ("option", "environ", "expected"),
    [
        pytest.param("a.db", {"RUNJOURNAL_DB": "b.db"}, "a.db", id="the option first"),
        pytest.param(None, {"RUNJOURNAL_DB": "b.db"}, "b.db", id="then the variable"),
        pytest.param("", {"RUNJOURNAL_DB": "b.db"}, "b.db", id="an empty option is none"),
        pytest.param("~/a.db", {}, "{home}/a.db", id="the home folder in short"),
    ],
)
def test_journal_path(option: str | None, environ: dict[str, str], expected: str, tmp_path: Path) -> None:
    assert paths.journal_path(option, environ) == Path(expected.format(home=tmp_path / "home"))


def test_the_data_folder_is_the_default(tmp_path: Path) -> None:
    for environ in ({}, {"RUNJOURNAL_DB": ""}):
        path = paths.journal_path(None, environ)
        assert path.name == "journal.db"
        assert path.parent.name == "runjournal"
        assert path.is_relative_to(tmp_path)


def test_config_path(tmp_path: Path) -> None:
    assert paths.config_path({"RUNJOURNAL_CONFIG": "~/my.toml"}) == tmp_path / "home" / "my.toml"
    default = paths.config_path({})
    assert default.name == "config.toml"
    assert default.is_relative_to(tmp_path)


@pytest.mark.parametrize("text", ["~nobody-by-that-name/a.db", "a\0b"])
def test_a_path_that_cannot_be(text: str) -> None:
    with pytest.raises(JournalError) as caught:
        paths.journal_path(text, {})
    assert caught.value.way_out
    assert str(caught.value).isprintable()


def test_backups_lie_beside_the_journal() -> None:
    assert paths.backup_folder(Path("/data/journal.db")) == Path("/data/journal-backups")
    assert paths.backup_folder(Path("runs")) == Path("runs-backups")


def test_nothing_is_made(tmp_path: Path) -> None:
    paths.backup_folder(paths.journal_path(None, {}))
    paths.config_path({})
    assert list(tmp_path.iterdir()) == []
