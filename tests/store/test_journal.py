"""The journal: what is added comes back, in order, and is found by its id or the end of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.model.areas import Area, Side
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Drink, Entry, Massage, Note, Race, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.store.journal import ChangedMeanwhile, Journal
from tests.store.conftest import NOW, run_at

DAY = date(2026, 11, 23)


def at(hours: float = 0, zone: str = "Europe/Berlin") -> Moment:
    """So many hours after noon UTC of the day."""
    return Moment.at_instant(datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(hours=hours), zone)


def test_what_is_added_comes_back_with_an_id(journal: Journal) -> None:
    (added,) = journal.add([run_at()])
    assert len(added.id) == 36
    assert added.id[14] == "7"
    assert journal.on_day(DAY) == (added,)
    assert journal.get(added.id) == added


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.is_empty
    assert journal.undo() is None
    assert journal.redo() is None
    journal.add([run_at()])
    assert not journal.is_empty


def test_entries_of_several_kinds_come_in_the_order_of_their_start(journal: Journal) -> None:
    late, early = run_at(3), Soreness(start=at(-2), area=Area.CALF, side=Side.LEFT, rating=3)
    whole = Race(start=Moment.whole_day(DAY, "Europe/Berlin"), name="Parkrun")
    given = journal.add([late, early, whole])
    assert journal.on_day(DAY) == (given[2], given[1], given[0])
    assert tuple(journal.all()) == (given[2], given[1], given[0])


def test_entries_added_at_once_keep_their_order_where_they_start_together(journal: Journal) -> None:
    given = journal.add([run_at() for _ in range(50)])
    assert journal.on_day(DAY) == given


def test_between_takes_both_days_and_only_the_kinds_asked_for(journal: Journal) -> None:
    first, second, third = journal.add([run_at(-24), run_at(0), run_at(24)])
    (drink,) = journal.add([Drink(start=at(), volume_ml=500)])
    assert journal.between(DAY - timedelta(1), DAY, kinds=[run_at().kind]) == (first, second)
    assert set(journal.between(DAY, DAY + timedelta(1))) == {second, third, drink}


def test_the_local_day_counts_not_the_day_in_utc(journal: Journal) -> None:
    (late,) = journal.add([Run(start=Moment.at_instant(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "Europe/Berlin"))])
    assert journal.on_day(DAY) == ()
    assert journal.on_day(date(2026, 11, 24)) == (late,)


def test_an_entry_is_found_by_an_unambiguous_end_of_its_id(journal: Journal) -> None:
    first, second = journal.add([run_at(id="aaaa-1111-xyzzy"), run_at(id="bbbb-2222-xyzzy")])
    assert journal.get("1111-xyzzy") == first
    assert journal.get("bbbb-2222-xyzzy") == second


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        ("zzy", "'zzy' is too short for an id."),
        ("", "'' is too short for an id."),
        ("nowhere", "No entry has the id nowhere, or one that ends so."),
        ("-xyzzy", "7 entries have an id that ends in -xyzzy: "),
        ("%%%%", "No entry has the id %%%%, or one that ends so."),
        ("\x1b[2J", "No entry has the id ?[2J, or one that ends so."),
    ],
)
def test_none_or_several_entries_for_an_id_are_said(journal: Journal, end: str, sentence: str) -> None:
    journal.add([run_at(id=f"{number}-xyzzy") for number in range(7)])
    with pytest.raises(JournalError) as raised:
        journal.get(end)
    assert raised.value.sentence.startswith(sentence)
    assert raised.value.way_out


def test_several_entries_are_listed_up_to_five(journal: Journal) -> None:
    journal.add([run_at(id=f"{number}-xyzzy") for number in range(7)])
    with pytest.raises(JournalError, match=r"run 0-xyzzy, .*run 4-xyzzy and 2 more\."):
        journal.get("-xyzzy")


def test_adding_the_same_again_changes_nothing(journal: Journal) -> None:
    given = journal.add([run_at(id="one-and-only"), Note(start=at(), text="slept badly", id="a-note")])
    before = journal.version()
    assert journal.add(given) == given
    assert journal.version() == before
    assert journal.undo() is not None
    assert journal.is_empty


def test_an_import_adds_what_is_new_beside_what_is_there(journal: Journal) -> None:
    journal.add([run_at(id="one-and-only")])
    journal.add([run_at(id="one-and-only"), run_at(id="another-one"), run_at(id="another-one")])
    assert [entry.id for entry in journal.all()] == ["another-one", "one-and-only"]


@pytest.mark.parametrize(
    "other",
    [run_at(1, id="one-and-only"), Note(start=at(), text="another", id="one-and-only")],
    ids=["other content", "other kind"],
)
def test_another_entry_with_a_known_id_is_refused_and_nothing_added(journal: Journal, other: Entry) -> None:
    (first,) = journal.add([run_at(id="one-and-only")])
    with pytest.raises(JournalError, match="Another entry has the id one-and-only already, a run"):
        journal.add([run_at(2), other])
    assert tuple(journal.all()) == (first,)


def test_a_day_holds_twenty_litres(journal: Journal) -> None:
    journal.add([Drink(start=at(hour), volume_ml=5000) for hour in range(4)])
    with pytest.raises(JournalError, match=r"That makes 20\.001 l of drinks on 2026-11-23; a day holds at most 20 l"):
        journal.add([run_at(), Drink(start=at(), volume_ml=1)])
    journal.add([Drink(start=at(24), volume_ml=20_000)])
    assert len(list(journal.all())) == 5


def test_an_edit_counts_toward_the_twenty_litres_too(journal: Journal) -> None:
    first, _ = journal.add([Drink(start=at(), volume_ml=500), Drink(start=at(), volume_ml=15_000)])
    journal.edit(first.id, [Drink(start=at(), volume_ml=5000)])
    with pytest.raises(JournalError, match="a day holds at most 20 l"):
        journal.edit(first.id, [Drink(start=at(), volume_ml=5001)])


def test_an_edit_keeps_the_id_and_may_change_the_kind(journal: Journal) -> None:
    (old,) = journal.add([run_at()])
    first, second = journal.edit(old.id[-8:], [Race(start=at(), name="Parkrun"), Drink(start=at(), volume_ml=300)])
    assert first.id == old.id
    assert second.id not in ("", old.id)
    assert journal.on_day(DAY) == (first, second)
    journal.undo()
    assert journal.on_day(DAY) == (old,)


def test_edits_of_several_entries_are_one_step(journal: Journal) -> None:
    first, second = journal.add([run_at(), run_at(24)])
    changed = [replace(run, note=note) for run, note in ((first, "calm"), (second, "windy"))]
    assert journal.edit_each(list(zip((first, second), changed, strict=True))) == tuple(changed)
    assert [journal.get(run.id) for run in changed] == changed
    undone = journal.undo()
    assert undone is not None
    assert undone.words == "changed 2 entries"
    assert [journal.get(run.id) for run in changed] == [first, second]


def test_several_edits_change_nothing_if_one_entry_is_no_longer_as_it_was(journal: Journal) -> None:
    first, second = journal.add([run_at(), run_at(24)])
    (meanwhile,) = journal.edit(second.id, [replace(second, note="windy")])
    with pytest.raises(ChangedMeanwhile):
        journal.edit_each([(run, replace(run, note="calm")) for run in (first, second)])
    assert [journal.get(run.id) for run in (first, second)] == [first, meanwhile]


def test_several_edits_that_change_nothing_are_no_step(journal: Journal) -> None:
    runs = journal.add([run_at(), run_at(24)])
    assert journal.edit_each([(run, run) for run in runs]) == runs
    undone = journal.undo()
    assert undone is not None
    assert undone.words == "logged 2 entries"


def test_an_edit_that_changes_nothing_is_no_step(journal: Journal) -> None:
    (old,) = journal.add([run_at()])
    journal.edit(old.id, [old])
    change = journal.undo()
    assert change is not None
    assert change.words == "logged run 8.2 km"


def test_deleting_several_is_one_step(journal: Journal) -> None:
    given = journal.add([run_at(), run_at(1), run_at(2)])
    assert set(journal.delete([given[0].id, given[2].id[-8:], given[0].id])) == {given[0], given[2]}
    assert tuple(journal.all()) == (given[1],)
    change = journal.undo()
    assert change is not None
    assert change.words == "deleted 2 entries"
    assert set(change.entries) == {given[0], given[2]}
    assert tuple(journal.all()) == given


def test_deleting_an_id_that_is_not_there_deletes_none(journal: Journal) -> None:
    (one,) = journal.add([run_at()])
    with pytest.raises(JournalError, match="No entry has the id nowhere"):
        journal.delete([one.id, "nowhere"])
    assert tuple(journal.all()) == (one,)


def test_massages_before_come_newest_first_without_the_cancelled(journal: Journal) -> None:
    hours = (-24 * 800, -24 * 30, -2, 5)
    old, middle, latest, later = journal.add([Massage(start=at(hour)) for hour in hours])
    journal.add([Massage(start=at(-3), status=Status.CANCELLED)])
    instant = latest.starts.earliest
    assert list(journal.massages_before(instant)) == [middle, old]
    assert next(journal.massages_before(instant + timedelta(hours=9))) == later


def test_the_latest_of_a_kind_is_done_and_has_begun(journal: Journal) -> None:
    assert journal.latest(Kind.MASSAGE, NOW) is None
    done, ahead, planned = (
        Massage(start=at(hours), status=status)
        for hours, status in ((-30, Status.DONE), (8, Status.DONE), (-2, Status.PLANNED))
    )
    early, late = Drink(start=at(-3), volume_ml=250), Drink(start=at(-1), volume_ml=500)
    journal.add([done, ahead, planned, early, late, Drink(start=at(9), volume_ml=750)])
    massage, drink = journal.latest(Kind.MASSAGE, NOW), journal.latest(Kind.DRINK, NOW)
    assert massage is not None
    assert massage.start == done.start
    assert drink is not None
    assert drink.start == late.start


def test_the_next_race_is_the_first_planned_one_that_has_not_begun(journal: Journal) -> None:
    assert journal.next_race(NOW) is None
    journal.add([Race(start=at(24), status=Status.CANCELLED), Race(start=at(25), status=Status.DONE)])
    far, near, _past = journal.add([Race(start=at(72)), Race(start=at(48)), Race(start=at(-1))])
    assert journal.next_race(NOW) == near
    assert journal.next_race(near.starts.earliest + timedelta(seconds=1)) == far
    (today,) = journal.add([Race(start=Moment.whole_day(DAY, "Europe/Berlin"))])
    assert journal.next_race(NOW) == today
    assert journal.next_race(datetime(2026, 11, 23, 23, tzinfo=UTC)) == near


def test_a_race_of_a_day_that_lasts_elsewhere_is_still_the_next(journal: Journal) -> None:
    (race,) = journal.add([Race(start=Moment.whole_day(DAY, "Pacific/Pago_Pago"))])
    assert journal.next_race(datetime(2026, 11, 24, 10, tzinfo=UTC)) == race
    assert journal.next_race(datetime(2026, 11, 24, 11, tzinfo=UTC)) is None


def test_all_crosses_years_in_the_order_of_instants(journal: Journal) -> None:
    kiritimati = Run(start=Moment.at_instant(datetime(2026, 12, 31, 10, 30, tzinfo=UTC), "Pacific/Kiritimati"))
    samoa = Run(start=Moment.at_instant(datetime(2027, 1, 1, 10, 30, tzinfo=UTC), "Pacific/Pago_Pago"))
    between = [Run(start=Moment.at_instant(datetime(2026, 12, 31, hour, tzinfo=UTC), "UTC")) for hour in (9, 11, 23)]
    given = journal.add([samoa, kiritimati, *between])
    assert given[1].day.year == 2027
    assert given[0].day.year == 2026
    assert [entry.start.at for entry in journal.all()] == sorted(entry.start.at for entry in given if entry.start.at)


def test_the_version_changes_with_every_change_of_any_process(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with Journal.open(path, now=lambda: NOW) as ours, Journal.open(path, now=lambda: NOW) as theirs:
        seen = [ours.version()]
        ours.add([run_at()])
        seen.append(ours.version())
        assert ours.version() == seen[-1]
        theirs.add([run_at(1)])
        seen.append(ours.version())
        assert ours.version() == seen[-1]
        theirs.undo()
        seen.append(ours.version())
        ours.redo()
        seen.append(ours.version())
        assert len(set(seen)) == len(seen)
        assert len(ours.on_day(DAY)) == 2
