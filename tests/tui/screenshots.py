"""The screens of the sample journal at a fixed moment, as SVG: `python -m tests.tui.screenshots` renews them."""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.config import load
from runjournal.model.entries import Entry, Run
from runjournal.model.settings import Activities, Goal, Settings
from tests.tui.import_stage import rest
from tests.tui.stage import app_on, at, sample_journal, type_line
from tests.tui.watch_files import write_watch

FOLDER = Path(__file__).parents[2] / "screenshots"
MOST_LOOKS = 20
RECORDED = (
    Run(id="run-0001", start=at(-1, 17), distance_m=6_300, duration_s=2_115, source="fit:1:0"),
    Run(id="run-0002", start=at(-2, 17), distance_m=9_800, duration_s=3_190, source="fit:2:0"),
)
"""What a watch recorded and nobody has rated yet."""
MINE = 'distance = "mi"\n[goal]\nsessions = 4\n'
SIZES = ((80, 24), (120, 36), (200, 60))


@dataclass(frozen=True)
class Shot:
    """One picture: its name, its size, what is pressed and typed first, and the settings."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    line: str = ""
    settings: Settings = Settings()  # noqa: RUF009 - frozen
    is_empty: bool = False
    more: tuple[Entry, ...] = ()
    written: str = ""
    """What the settings file says, in place of the settings."""
    has_watch: bool = False
    """Whether there is a folder of a watch with runs in it, so that keys wait for what is read."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.name}-{self.size[0]}x{self.size[1]}.svg"

    async def take(self) -> str:
        """Render it."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            if not self.is_empty:
                (folder / "journal.db").write_bytes(sample_journal())
            config = folder / "config.toml"
            if self.written:
                config.write_text(self.written, encoding="utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("HOME", temporary)
                settings = self._settings(folder)
                async with app_on(folder, self.more, size=self.size, settings=settings, config=config) as pilot:
                    await self._press(pilot)
                    return await _settled(pilot)

    def _settings(self, folder: Path) -> Settings:
        if self.written:
            return load(folder / "config.toml")
        if not self.has_watch:
            return self.settings
        write_watch(folder / "GARMIN" / "ACTIVITY")
        return replace(self.settings, activities=Activities(folders=("~/GARMIN/ACTIVITY",)))

    async def _press(self, pilot: Pilot[None]) -> None:
        if self.has_watch:
            for key in ("", *self.keys):
                await pilot.press(*([key] if key else []))
                await rest(pilot)
        else:
            await pilot.press(*self.keys)
        if self.line:
            await type_line(pilot, self.line)


async def _settled(pilot: Pilot[None]) -> str:
    """The picture once nothing changes any more: a busy machine may paint before a key's work has begun."""
    pictures: list[str] = []
    while len(pictures) < MOST_LOOKS and (len(pictures) < 2 or pictures[-1] != pictures[-2]):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        pictures.append(pilot.app.export_screenshot(title="runjournal"))
    return pictures[-1]


def shots() -> Iterator[Shot]:
    """Every picture there is."""
    for size in SIZES:
        yield Shot("today", size)
        yield Shot("log", size, ("a",), "r 8.2k 44 e5 calf3l w2")
        yield Shot("book", size, ("b",), "fri 4 dec 18:00 deep")
        yield Shot("effort", size, more=RECORDED)
        yield Shot("finding", size, ("f", "enter"))
        yield Shot("rules", size, ("r",))
        yield Shot("threshold", size, ("r", *["down"] * 4, "enter", "down", "down", "enter"), "120")
        yield Shot("check-in", size, ("s", "right", "3", "left", "up", "equals_sign", "2"))
        yield Shot("card", size, ("K",))
        yield Shot("proposal", size, ("m", "down", "space"), settings=Settings(goal=Goal(sessions=4)))
        yield Shot("plan", size, ("p",))
        yield Shot("plan-warning", size, ("p", "4", *["right"] * 26))
        yield Shot("journal", size, ("slash",))
        yield Shot("filtered", size, ("slash", *"massage deep # an", "enter", "down"))
        yield Shot("help", size, ("question_mark",))
        yield Shot("first-start", size, is_empty=True)
        yield Shot("year", size, ("w", "z", "z", "z", "down"))
        yield Shot("import", size, ("i", "down"), has_watch=True)
    yield from week_shots()
    yield from import_shots()
    yield from settings_shots()
    yield Shot("light", (120, 36), settings=Settings(theme="runjournal-light"))
    yield Shot("ascii", (80, 24), settings=Settings(ascii=True))


def week_shots() -> Iterator[Shot]:
    """The cards of the week one by one, and in a roomy terminal all of them."""
    for size in SIZES[:2]:
        for card, name in enumerate(("soreness", "runs", "rules", "month"), start=1):
            yield Shot(f"week-{name}", size, ("w", str(card), *(("down",) if card == 1 else ())))
    yield Shot("week", SIZES[2], ("w", "down"))
    yield Shot("week-light", SIZES[1], ("w", "down"), settings=Settings(theme="runjournal-light"))
    yield Shot("week-ascii", SIZES[0], ("w", "down"), settings=Settings(ascii=True))


def import_shots() -> Iterator[Shot]:
    """How an import begins and ends."""
    for size in SIZES[:2]:
        yield Shot("new-runs", size, has_watch=True)
        yield Shot("import-path", size, ("escape", "i"), "~/GARMIN/ACTIVITY/2026-1", has_watch=True)
    yield Shot("imported", SIZES[1], ("i", "enter"), has_watch=True)
    yield Shot("import-light", SIZES[1], ("i", "down"), settings=Settings(theme="runjournal-light"), has_watch=True)
    yield Shot("import-ascii", SIZES[0], ("i", "down"), settings=Settings(ascii=True), has_watch=True)


def settings_shots() -> Iterator[Shot]:
    """The settings, and how each kind of them is changed."""
    for size in ((60, 20), *SIZES):
        yield Shot("settings", size, ("comma", *["down"] * 6), written=MINE)
    theme = ("comma", *["down"] * 4, "enter", "down")
    yield Shot("settings-theme", SIZES[1], theme, written=MINE)
    key = ("comma", "slash", *"book", "enter", *["down"] * 3, "enter", "home", "ctrl+k")
    yield Shot("settings-key", SIZES[1], key, "z", written=MINE)
    yield Shot("settings-refused", SIZES[0], ("comma", *["down"] * 6, "enter"), "2", written=MINE)
    yield Shot("settings-ascii", SIZES[0], theme, written=f"ascii = true\n{MINE}")


async def renew() -> None:
    """Write every picture, and remove those that are no longer made."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {shot.file for shot in shots()}
    for old in set(FOLDER.glob("*.svg")) - wanted:
        old.unlink()
    for shot in shots():
        shot.file.write_text(await shot.take(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(renew())
