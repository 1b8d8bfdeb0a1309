"""Text that a terminal or Textual could take for commands is shown as it stands, or refused."""

from pathlib import Path

import pytest
from textual import events

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Drink, Massage, Note, Race, Run
from runjournal.model.limits import Invalid
from tests.tui.stage import app_on, at, entries_on_day, text_of, today_of, type_line

LITERAL = ["[left] knee", "x[/]y", "[/nope]", "[@click=app.bell]z[/]", "[bold red]q[/bold red]", "a\\[b", "$n {x} %s"]
REFUSED = ["\x1b[31mred", "bell\x07", "\x9b31m", "line\nbreak", "\x7f", "\u202edesrever", "nul\x00"]

CONTROLS = set("\x1b\x07\x9b\x7f\u202e\x00\n")


@pytest.mark.parametrize("text", LITERAL)
async def test_text_is_shown_as_it_stands_on_every_screen(tmp_path: Path, text: str) -> None:
    note = Note(id="note-0001", start=at(0, 9), text=text)
    run = Run(id="run-0001", start=at(0, 10), distance_m=5000, note=text)
    race = Race(id="race-0001", start=at(5, 10), name=text)
    close = Massage(id="mass-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED, therapist=text)
    async with app_on(tmp_path, [note, run, race, close], size=(200, 60)) as pilot:
        assert text_of(pilot).count(text) >= 3
        await pilot.press("f", "enter")
        await pilot.pause()
        assert text in text_of(pilot).replace("\n", " ")
        await pilot.press("escape", "t", "a")
        await type_line(pilot, f'note "{text}"')
        assert text_of(pilot).count(text) >= 2
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert "Keys" in text_of(pilot)


@pytest.mark.parametrize("text", LITERAL[:4])
async def test_typed_text_is_previewed_and_saved_as_it_stands(tmp_path: Path, text: str) -> None:
    async with app_on(tmp_path, size=(160, 45)) as pilot:
        await pilot.press("a")
        today_of(pilot).bar.input.value = f'note "{text}"'
        await pilot.pause()
        assert text_of(pilot).count(text) >= 2
        await pilot.press("enter")
        await pilot.pause()
        (note,) = entries_on_day(pilot)
        assert isinstance(note, Note)
        assert note.text == text
        assert text in text_of(pilot)


@pytest.mark.parametrize("text", REFUSED)
def test_control_characters_are_refused_by_every_entry(text: str) -> None:
    with pytest.raises(Invalid):
        Note(start=at(0, 9), text=text)
    with pytest.raises(Invalid):
        Drink(start=at(0, 9), volume_ml=1, note=text)
    with pytest.raises(Invalid):
        Race(start=at(0, 9), name=text)


@pytest.mark.parametrize("text", REFUSED)
async def test_control_characters_never_get_into_a_line(tmp_path: Path, text: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        pilot.app.post_message(events.Paste(f"note one {text} two".split("\n")[0]))
        await pilot.pause()
        line = today_of(pilot).bar.input
        assert line.value.startswith("note one")
        line.value += text
        await pilot.pause()
        assert not set(line.value) & CONTROLS
        await pilot.press("enter")
        await pilot.pause()
        assert not set("".join(text_of(pilot).split("\n"))) & CONTROLS
