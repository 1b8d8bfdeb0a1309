"""A short run of `tests.fuzz` with a seed of its own, and that it would find a defect."""

from pathlib import Path

import pytest

from tests import fuzz

NUMBER = 60
"""Inputs of each target."""


@pytest.mark.parametrize("name", fuzz.targets())
def test_mutated_bytes_are_read_or_refused(name: str, tmp_path: Path) -> None:
    assert fuzz.fuzz(2026, [name], iter(range(NUMBER)), tmp_path) == NUMBER


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), UnicodeError(), TimeoutError()])
def test_anything_but_a_sentence_is_a_defect(error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_data: bytes, _folder: Path) -> None:
        raise error

    monkeypatch.setattr(fuzz, "targets", lambda: {"line": fuzz.Target(fails, [b"r 8k"], [])})
    with pytest.raises(fuzz.Defect, match="line, input 7 of seed 1"):
        fuzz.fuzz(1, ["line"], iter([7]), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["defect-line-1-7"]


def test_what_never_ends_is_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_data: bytes, _folder: Path) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "LONGEST_S", 0.05)
    monkeypatch.setattr(fuzz, "targets", lambda: {"line": fuzz.Target(hangs, [b"r 8k"], [])})
    with pytest.raises(fuzz.Defect, match="longer than"):
        fuzz.fuzz(1, ["line"], iter([7]), tmp_path)
