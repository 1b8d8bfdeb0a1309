"""The lines typed before: the last ones, each once, for the runner's eyes only, and never in the way."""

from pathlib import Path

import pytest

from runjournal.store.line_history import MOST_LINES, LineHistory


def test_lines_are_kept_for_the_next_session_the_latest_last(tmp_path: Path) -> None:
    path = tmp_path / "journal-lines.txt"
    for line in ("r 8k 44", "w2", "r 8k 44"):
        LineHistory(path).add(line)
    assert LineHistory(path).lines() == ("w2", "r 8k 44")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_last_500_lines_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal-lines.txt"
    path.write_text("".join(f"w {number}\n" for number in range(MOST_LINES)), encoding="utf-8")
    history = LineHistory(path)
    history.add("r 8k")
    assert len(history.lines()) == MOST_LINES
    assert (history.lines()[0], history.lines()[-1]) == ("w 1", "r 8k")


def test_two_sessions_do_not_lose_each_others_lines(tmp_path: Path) -> None:
    first, second = (LineHistory(tmp_path / "journal-lines.txt") for _ in range(2))
    first.add("w2")
    second.add("s0")
    first.add("u5")
    assert set(second.lines()) == {"w2", "s0", "u5"}


@pytest.mark.parametrize("line", ["", "  ", "r 8k\x1b[2J", "x" * 4001])
def test_what_is_no_line_is_not_kept(tmp_path: Path, line: str) -> None:
    path = tmp_path / "journal-lines.txt"
    LineHistory(path).add(line)
    path.write_text(f"{line}\n", encoding="utf-8")
    assert LineHistory(path).lines() == ()


def test_a_folder_that_cannot_be_written_leaves_the_lines_of_the_session(tmp_path: Path) -> None:
    history = LineHistory(tmp_path / "missing" / "journal-lines.txt")
    history.add("r 8k")
    assert history.lines() == ("r 8k",)


def test_bytes_that_are_no_text_are_no_reason_to_stop(tmp_path: Path) -> None:
    path = tmp_path / "journal-lines.txt"
    path.write_bytes(b"\xff\xfe\nr 8k\n")
    assert LineHistory(path).lines()[-1] == "r 8k"
