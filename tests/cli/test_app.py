"""The settings file of the app: the runner's own, and in the sample a copy of it."""

from pathlib import Path

import pytest

from runjournal.cli.app import _copied
from runjournal.config import load, save
from runjournal.model.settings import Settings, Thresholds


def test_the_sample_changes_a_copy_of_the_settings(tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    own.write_text("[thresholds]\nrace_gap_h = 60\n", encoding="utf-8")
    folder = tmp_path / "sample"
    folder.mkdir()
    copy = _copied(own, folder)
    assert load(copy) == load(own)
    save(copy, {"race_gap_h": 72})
    assert load(own).thresholds == Thresholds(race_gap_h=60)


@pytest.mark.parametrize("name", ["none.toml", None])
def test_without_settings_the_sample_begins_with_the_defaults(tmp_path: Path, name: str | None) -> None:
    copy = _copied(tmp_path / name if name else None, tmp_path)
    assert not copy.exists()
    assert load(copy) == Settings()
