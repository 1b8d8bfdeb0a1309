"""The rest of the word being typed, where only one fits."""

import pytest

from runjournal.language.line.suggest import suggest


@pytest.mark.parametrize(
    ("line", "rest"),
    {
        "ma": "ssage",
        "10k in": "",
        "MA": "ssage",
        "fri 18:00 ma": "ssage",
        "wa": "ter",
        "mon": "day",
        "yes": "terday",
        "m 45 de": "ep",
        "m 45 me": "dium",
        "m 45 cal": "f",
        "r 8k te": "mpo",
        "r 8k 44 pl": "anned",
        "r 8k sw": "",
        "r 8k el": "apsed",
        "r 8k asc": "ent",
        "r 8k do": "",
        "r 8k don": "e",
        "sore calf 3 sw": "elling",
        "mass 45 fi": "rm",
        "meal he": "avy",
        "clear in": "jury",
        "note tired, massage 45 fi": "rm",
        "note tired, ma": "",
        "r 8k, ma": "ssage",
        "r 8k ham": "",
        "r 8k hams": "",
        "r 8k hamst": "ring",
        "": "",
        "m": "",
        "run": "",
        "run ": "",
        "be": "",
        "bl": "eeding",
        "m 45 ca": "",
        "race Mo": "",
        "note ma": "",
        'race "ma': "",
        "run 8k # ea": "",
        "zz": "",
        "8k": "",
    }.items(),
)
def test_suggest(line: str, rest: str) -> None:
    assert suggest(line) == rest
