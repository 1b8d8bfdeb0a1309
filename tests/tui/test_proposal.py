"""The proposal's screen: from anywhere, booked all, some or none, as one step."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from runjournal.language.display.dates import day_words
from runjournal.model.choices import ConditionName, Depth, Status
from runjournal.model.entries import Condition, Entry, Massage, Race
from runjournal.model.settings import Familiar, Goal, Settings
from runjournal.tui.app import RunJournalApp
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.dialogs.proposal_box import ProposalBox
from runjournal.tui.screens.dialogs.proposal_list import ProposalList
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.widgets.key_bar import KeyBar
from tests.tui.stage import TODAY, all_day, app_on, at, text_of, today_of

RACE = Race(id="race-0001", start=at(25, 10), name="Advent Half", distance_m=21_100)
DONE = Massage(id="done-0001", start=at(-3, 18), depth=Depth.FIRM)
THREE = Settings(familiar=Familiar.YES, goal=Goal(sessions=3))


def booked(pilot: Pilot[None]) -> list[Entry]:
    """The massages that are planned."""
    assert isinstance(pilot.app, RunJournalApp)
    return [entry for entry in pilot.app.journal_model.journal.all() if isinstance(entry, Massage) and entry.is_planned]


def box(pilot: Pilot[None]) -> ProposalBox:
    """The proposal that is open."""
    assert isinstance(pilot.app.screen, ProposalBox)
    return pilot.app.screen


async def test_all_are_booked_as_one_step(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        await pilot.press("m")
        text = text_of(pilot)
        assert "November 2026" in text
        assert "3 sessions to book. With them November has its sessions." in text
        assert "Deep: 23 days before Advent Half, no hard run in the two weeks after." in text
        assert "3 of 3 marked" in text
        assert booked(pilot) == []
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is today_of(pilot)
        assert len(booked(pilot)) == 3
        assert "Booked 3 sessions: deep" in text_of(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert booked(pilot) == []


async def test_some_are_booked_by_keys(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        await pilot.press("m", "space", "down", "down", "down", "space")
        assert "1 of 3 marked" in text_of(pilot)
        (kept,) = [one for place, one in enumerate(box(pilot).sessions) if place == 1]
        await pilot.press("enter")
        await pilot.pause()
        (massage,) = booked(pilot)
        assert massage.start == kept.massage.start


async def test_keys_in_quick_succession_are_heard_in_their_order(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        await pilot.press("m")
        for key in ("space", "enter"):
            pilot.app.post_message(events.Key(key, " " if key == "space" else None))
        await pilot.pause()
        await pilot.pause()
        assert len(booked(pilot)) == 2


async def test_some_are_booked_by_mouse(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        await pilot.press("m")
        await pilot.click(ProposalList, offset=(20, 4))
        assert "2 of 3 marked" in text_of(pilot)
        await pilot.click(ProposalList, offset=(20, 2))
        assert "2 of 3 marked" in text_of(pilot)
        await pilot.click(ProposalList, offset=(20, 3))
        await pilot.click(ProposalList, offset=(20, 0))
        assert "2 of 3 marked" in text_of(pilot)
        enter = text_of(pilot).splitlines()[-1].index("Book marked")
        await pilot.click(KeyBar, offset=(enter, 0))
        await pilot.pause()
        assert len(booked(pilot)) == 2


async def test_escape_and_a_click_beside_it_book_none(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        await pilot.press("m", "escape")
        await pilot.press("m")
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen is today_of(pilot)
        assert booked(pilot) == []


async def test_with_none_marked_it_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("m", "space", "enter")
        assert "Nothing is marked to book." in text_of(pilot)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert len(booked(pilot)) == 1


async def test_m_proposes_until_the_race_and_back(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, DONE]) as pilot:
        await pilot.press("m")
        text = text_of(pilot)
        assert "November has its session: 1 done. m proposes until the next race." in text
        assert "Book marked" not in text
        assert "Mark" not in text
        await pilot.press("m")
        text = text_of(pilot)
        assert "Until Advent Half, Fri 18 Dec" in text
        assert "With it November and December have their sessions." in text
        assert "Book marked" in text
        await pilot.press("m")
        assert "November has its session" in text_of(pilot)


BLEEDING = Condition(id="bleeding-1", start=all_day(-1), name=ConditionName.BLEEDING)


@pytest.mark.parametrize(
    ("entries", "keys", "sentence"),
    [
        ([], ("m", "m"), "No race is planned. Log one, or ask for a month."),
        ([BLEEDING], ("m",), "Bleeds easily: nothing is proposed"),
        (
            [Race(id=f"race-{day:04}", start=all_day(day), name="Daily") for day in range(-25, 12)],
            ("m",),
            "No time left in these days is safe. The month is paused",
        ),
    ],
    ids=["no race", "bleeding", "races every day"],
)
async def test_why_there_is_none(tmp_path: Path, entries: list[Entry], keys: tuple[str, ...], sentence: str) -> None:
    async with app_on(tmp_path, entries) as pilot:
        await pilot.press(*keys)
        assert sentence in text_of(pilot)
        await pilot.press("enter", "space")
        assert booked(pilot) == []


async def test_a_booking_with_a_warning_is_said_and_a_safe_one_offered(tmp_path: Path) -> None:
    close = Massage(id="close-0001", start=at(23, 18), status=Status.PLANNED, depth=Depth.FIRM)
    async with app_on(tmp_path, [RACE, DONE, close], size=(80, 24)) as pilot:
        await pilot.press("m", "m")
        text = " ".join(text_of(pilot).replace("│", " ").split())
        assert "Firm massage Wed 16 Dec 18:00 has a warning: Massage close to Advent Half. Move or cancel it." in text
        assert "1 of 1 marked" in text
        await pilot.press("enter")
        await pilot.pause()
        assert len(booked(pilot)) == 2


async def test_over_another_screen_which_says_what_was_booked(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("r", "m", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RulesScreen)
        assert "Booked 1 session: medium" in text_of(pilot)


async def test_another_month_can_be_asked_for(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.propose_for((TODAY + timedelta(days=31)).replace(day=9))
        await pilot.pause()
        assert "December 2026" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert booked(pilot)[0].day.month == 12


async def test_what_is_left_out_stays_out_while_nothing_changes(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=THREE) as pilot:
        assert isinstance(pilot.app, RunJournalApp)
        await pilot.press("m", "space")
        pilot.app.tick()
        await pilot.pause()
        assert "2 of 3 marked" in text_of(pilot)
        pilot.app.journal_model.journal.add([Massage(start=at(2, 18), status=Status.PLANNED)])
        pilot.app.tick()
        await pilot.pause()
        assert "2 of 2 marked" in text_of(pilot)


async def test_a_refusal_is_said_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("m")
        box(pilot).model.journal_model.journal.read_only = True
        await pilot.press("enter")
        assert "can only be read" in text_of(pilot)
        assert isinstance(box(pilot).model.journal_model, JournalModel)
        assert booked(pilot) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("sessions", [1, 4, 12])
async def test_it_is_whole_and_the_cursor_is_seen(tmp_path: Path, size: tuple[int, int], sessions: int) -> None:
    settings = Settings(familiar=Familiar.YES, goal=Goal(sessions=sessions))
    async with app_on(tmp_path, [RACE], size=size, settings=settings) as pilot:
        await pilot.press("m", "m")
        for _ in box(pilot).sessions:
            await pilot.press("down")
        await pilot.pause()
        region = box(pilot).query_one("#proposal").region
        assert (region.x >= 0, region.right <= size[0], region.bottom <= size[1] - 1) == (True, True, True)
        last = box(pilot).sessions[-1].massage
        assert f"{day_words(last.day)} {last.start.local:%H:%M}" in text_of(pilot)


async def test_ascii(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE], settings=Settings(ascii=True)) as pilot:
        await pilot.press("m")
        assert text_of(pilot).isascii()
