"""The pictures in screenshots/ are what the screens look like; `python -m tests.tui.screenshots` renews them."""

import pytest

from tests.tui.screenshots import FOLDER, Shot, shots


@pytest.mark.parametrize("shot", list(shots()), ids=lambda shot: shot.file.stem)
async def test_the_screen_looks_like_its_picture(shot: Shot) -> None:
    assert await shot.take() == shot.file.read_text(encoding="utf-8")


def test_every_picture_is_of_a_screen() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {shot.file.name for shot in shots()}
