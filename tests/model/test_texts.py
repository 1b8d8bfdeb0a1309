"""Words as they are searched, whatever capitals and accents they are written with."""

import pytest

from runjournal.model.texts import words_of


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Über-Lauf!", "uber lauf"),
        ("STRASSE", "Straße"),
        ("ΟΔΟΣ", "οδος"),
        ("οδοσ", "οδος"),
        ("İzmir", "izmir"),
        ("3 ㎒", "3 mhz"),
        ("ﬁt", "FIT"),
        ("cafe\u0301", "CAFÉ"),
        ("", "!?"),
    ],
)
def test_words_that_are_the_same_are_searched_alike(written: str, looked_for: str) -> None:
    assert words_of(written) == words_of(looked_for)


@pytest.mark.parametrize(("one", "other"), [("calf", "calfs"), ("12", "1 2"), ("a_b", "ab")])
def test_words_that_are_not_the_same_are_searched_apart(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)
