"""The history: what it leaves out, what it finds, and what it cuts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage
from runjournal.rules.history import EVER, History, Reach
from tests.rules.build import CANCELLED, DONE, PLANNED, drink, journal, massage, race, sore, used_to_massage

NOW = "2026-04-24 12:00"
DAY = timedelta(days=1)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("entry", "is_heard"),
    [
        pytest.param(massage("2026-04-24 18:00", status=PLANNED), True, id="planned, ahead"),
        pytest.param(massage("2026-04-24 09:00", status=DONE), True, id="done, past"),
        pytest.param(massage("2026-04-24 12:00", status=DONE), True, id="done, now"),
        pytest.param(massage("2026-04-24 12:01", status=DONE), False, id="done, a minute ahead"),
        pytest.param(massage("2026-04-24", status=DONE), True, id="done, some time today"),
        pytest.param(massage("2026-04-24 18:00", status=CANCELLED), False, id="cancelled"),
        pytest.param(drink("2026-04-24 13:00", 500), False, id="a drink ahead"),
    ],
)
def test_what_is_heard(entry: Entry, is_heard: bool) -> None:
    assert journal([entry], NOW).entries == ((entry,) if is_heard else ())


def test_entries_are_in_the_order_of_time_then_id() -> None:
    entries = [
        race("2026-04-26 10:00", named="b"),
        massage("2026-04-26 10:00", named="a"),
        drink("2026-04-24 08:00", 1),
    ]
    assert ids(journal(entries, NOW).entries) == ["drink-2026-04-24T08:00", "a", "b"]


def test_a_booking_leaves_the_history_as_it_was() -> None:
    before = journal(used_to_massage("2026-04-24"), NOW)
    with_one_more = before.plus(massage("2026-04-25 18:00"))
    assert len(before.massages) == 3
    assert len(with_one_more.massages) == 4


def test_an_entry_whose_id_is_known_takes_the_place_of_the_old_one() -> None:
    history = journal([massage("2026-04-25 18:00"), race("2026-04-28 10:00")], NOW)
    moved = history.plus(massage("2026-04-26 18:00"))
    assert [entry.start for entry in moved.massages] == [massage("2026-04-26 18:00").start]
    assert history.plus(massage("2026-04-25 18:00", status=CANCELLED)).massages == ()
    assert history.plus(replace(drink("2026-04-24 08:00", 500), id="massage")).massages == ()


def test_an_entry_without_an_id_takes_no_place() -> None:
    history = journal([massage("2026-04-25 18:00", named="")], NOW).plus(massage("2026-04-26 18:00", named=""))
    assert len(history.massages) == 2


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        pytest.param(Reach(Kind.MASSAGE), [], id="the present alone"),
        pytest.param(Reach(Kind.MASSAGE, back=2 * DAY), ["lately"], id="two days back"),
        pytest.param(Reach(Kind.MASSAGE, back=timedelta(hours=17)), ["lately"], id="back to its end"),
        pytest.param(Reach(Kind.MASSAGE, back=timedelta(hours=16, minutes=59)), [], id="not quite back to its end"),
        pytest.param(Reach(Kind.MASSAGE, ahead=2 * DAY), ["plan"], id="two days ahead"),
        pytest.param(Reach(Kind.MASSAGE, back=EVER, ahead=EVER), ["old", "older", "lately", "plan"], id="all"),
        pytest.param(Reach(Kind.MASSAGE, back=2 * DAY, at_least=2), ["older", "lately"], id="at least two"),
        pytest.param(Reach(Kind.MASSAGE, at_least=9), ["old", "older", "lately"], id="more than there are"),
        pytest.param(Reach(Kind.RACE, back=EVER, ahead=EVER), [], id="another kind"),
    ],
)
def test_within(reach: Reach, expected: list[str]) -> None:
    entries = [
        massage("2026-01-01 18:00", status=DONE, named="old"),
        massage("2026-03-01 18:00", status=DONE, named="older"),
        massage("2026-03-20 18:00", status=PLANNED, named="never-confirmed"),
        massage("2026-04-23 18:00", status=DONE, named="lately"),
        massage("2026-04-25 18:00", named="plan"),
    ]
    found = ids(journal(entries, NOW).within(reach))
    assert [name for name in found if name != "never-confirmed"] == expected
    assert ("never-confirmed" in found) is (reach.back == EVER and reach.kind is Kind.MASSAGE)


def test_a_cut_keeps_an_entry_once_that_two_reaches_cover() -> None:
    history = journal([massage("2026-04-23 18:00", status=DONE), sore("2026-04-23 20:00", 3)], NOW)
    cut = history.cut([Reach(Kind.MASSAGE, back=2 * DAY), Reach(Kind.MASSAGE, back=5 * DAY)])
    assert ids(cut.entries) == ["massage"]


def count_done(history: History) -> int:
    return sum(entry.is_done for entry in history.massages)


def test_what_is_cached_across_plans_is_made_anew_for_what_is_done() -> None:
    history = journal(used_to_massage("2026-04-24"), NOW)
    assert history.cached_across_plans("done", count_done) == 3
    assert history.plus(massage("2026-04-25 18:00")).cached_across_plans("done", count_done) == 3
    assert history.plus(massage("2026-04-23 18:00", status=DONE)).cached_across_plans("done", count_done) == 4
    undone = replace(history.massages[0], status=PLANNED)
    assert history.plus(undone).cached_across_plans("done", count_done) == 2


def test_what_is_cached_across_plans_is_made_once() -> None:
    histories: list[History] = []
    history = journal([], NOW)
    for _ in range(3):
        history.plus(massage("2026-04-25 18:00")).cached_across_plans("histories", histories.append)
    assert len(histories) == 1


def test_once_holds_for_one_history_alone() -> None:
    booked = massage("2026-04-25 18:00")
    history = journal([booked], NOW)

    def races(known: History, _: Massage) -> int:
        return len(known.races)

    assert history.cached(booked, races) == 0
    assert history.plus(race("2026-04-26 10:00")).cached(booked, races) == 1


def test_plans_are_at_hand() -> None:
    history = journal([*used_to_massage("2026-04-24"), massage("2026-04-27 18:00")], NOW)
    sooner = history.plus(massage("2026-04-25 18:00", named="sooner"))
    assert ids(sooner.index(Massage).plans) == ["sooner", "massage"]
