"""Whether 44:10 is a time of day or a length."""

import pytest

from runjournal.model.entries import Bath, Entry, Massage, Race, Run
from tests.language.reading import entry, problem, read, starts


def _duration_s(found: Entry) -> int | None:
    assert isinstance(found, Run | Massage | Race | Bath)
    return found.duration_s


@pytest.mark.parametrize(
    ("line", "seconds"),
    {
        "run 10k 44:10": 2650,
        "run 44:10 10k": 2650,
        "run 10k 07:10": 430,
        "10 44:10": 2650,
        "run 30k 150:00": 9000,
        "run 10k 0:44:10": 2650,
        "run 42k 3:30:00": 12_600,
        "run 10k 44min": 2640,
        "run 10k 44 min": 2640,
        "run 10k 44 minutes": 2640,
        "run 10k 1h": 3600,
        "run 10k 1.5h": 5400,
        "run 10k 1h30": 5400,
        "run 10k 1h30min": 5400,
        "run 10k 1h 30min": 5400,
        "run 10k 44": 2640,
        "run 10k 44.5": 2670,
        "run 10k 44,5": 2670,
        "07:10-07:55 run 10k": 2700,
        "massage 45": 2700,
        "massage 45min": 2700,
        "massage 45m": 2700,
        "massage 0:45:00": 2700,
        "massage 1h15": 4500,
        "massage 18:00": 3600,
        "18:00-18:45 massage": 2700,
        "massage 23:30-00:15": 2700,
        "bath 20": 1200,
        "bath 0:20:00": 1200,
        "race Club 5k 0:25:10": 1510,
        "race Club 5k 25min": 1500,
    }.items(),
)
def test_lengths(line: str, seconds: int) -> None:
    assert _duration_s(entry(line)) == seconds


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "07:10 run 10k": "2026-11-23 07:10",
        "run 10k at 07:10": "2026-11-23 07:10",
        "run at 07:10 10k 44:10": "2026-11-23 07:10",
        "run 10k @ 07:10": "2026-11-23 07:10",
        "run 10k 7am": "2026-11-23 07:00",
        "07:10 10 44": "2026-11-23 07:10",
        "massage 10:15": "2026-11-23 10:15",
        "race Club 10:15": "2026-11-23 10:15",
        "bath 10:15": "2026-11-23 10:15",
        "meal 10:15": "2026-11-23 10:15",
        "sore calf 3 10:15": "2026-11-23 10:15",
    }.items(),
)
def test_times_of_day(line: str, expected: str) -> None:
    assert starts(line) == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("race Club 25:10 sat", '"25:10" is no time of day. Write a time like 18:00, a length like 0:44:10 or 44min.'),
        ("massage 44:10", '"44:10" is no time of day.'),
        ("run 10k 44:10 45min", "is a second duration"),
        ("run 10k 44 07:10", "For a time of day write at 07:10."),
        ("run 10k 44m", '"44m" could be minutes or metres. Write 44min or 0.044k.'),
        ("run 10k 44:75", "no time of day"),
    ],
)
def test_what_is_neither(line: str, said: str) -> None:
    assert said in problem(line)


@pytest.mark.parametrize(
    ("line", "is_remarked"),
    {
        "run 8k 1:30": True,
        "run 8k 15:59": True,
        "run 8k 16:00": False,
        "run 8k 1h30": False,
        "run 900m 1:00": False,
        "run 8k": False,
        "race Club 10k 0:12:00 done": True,
    }.items(),
)
def test_a_length_that_nobody_runs_is_remarked(line: str, is_remarked: bool) -> None:
    draft = read(line)
    assert draft.is_ready
    assert any("very fast" in remark for remark in draft.remarks) is is_remarked
