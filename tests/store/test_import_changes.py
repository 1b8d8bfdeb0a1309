"""What an import brings is one step; keys are known until an undo frees them; nothing made meanwhile is overwritten."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from runjournal.errors import JournalError
from runjournal.exchange.format import WriteContext
from runjournal.exchange.json_format import JSON
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Drink, Entry, Massage, Note, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.store.backup import backup
from runjournal.store.doctor import examine
from runjournal.store.import_changes import ImportOutcome
from runjournal.store.journal import Journal
from runjournal.store.origins import DELETED_SOURCES, DELETIONS, ids_by_key, ids_of_keys, making_steps
from runjournal.store.restore import restore
from tests.store.conftest import NOW, Opener, run_at


class Brought(NamedTuple):
    """A change of an import."""

    entry: Entry | None
    present: Entry | None = None
    keys: tuple[str, ...] = ()


KEYS = ("fit:aa:0", "strava:1")
IMPORTED = replace(run_at(), source=KEYS[0])


def take(journal: Journal, *changes: Brought) -> ImportOutcome:
    return journal.import_changes(changes)


def new(entry: Entry = IMPORTED, *keys: str) -> Brought:
    return Brought(entry, None, keys or KEYS)


def known(journal: Journal) -> dict[str, str]:
    return dict(journal.known_origins().entry_by_key)


def logged(journal: Journal, hours: float = 0) -> Run:
    """A run that the runner has logged."""
    run = run_at(hours, id=f"mine-{hours}")
    journal.add([run])
    return run


def dump(journal: Journal) -> list[str]:
    return list(JSON.write(journal.all(), WriteContext(NOW, Settings())))


def undone(journal: Journal) -> str:
    change = journal.undo()
    return change.words if change else ""


def test_a_new_entry_has_all_its_keys(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    assert tuple(journal.all()) == (added,)
    assert known(journal) == dict.fromkeys(KEYS, added.id)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_known_by_one_of_its_keys_is_not_added_again(journal: Journal, key: str) -> None:
    take(journal, new())
    again = new(replace(run_at(3), source=key), key, "new:1")
    assert take(journal, again) == ((), (), ((again, "already there"),))
    assert undone(journal) == "imported run 8.2 km"
    assert journal.is_empty


def test_one_key_twice_in_an_import_is_one_entry(journal: Journal) -> None:
    outcome = take(journal, new(), new(replace(run_at(5), source="strava:1"), "strava:1"))
    assert (len(outcome.added), len(outcome.left_out)) == (1, 1)


def test_an_undo_frees_the_keys_and_a_redo_takes_them_again(journal: Journal) -> None:
    journal.add([run_at(9)])
    before = dump(journal)
    take(journal, new())
    after = dump(journal)
    for _ in range(2):
        journal.undo()
        assert (dump(journal), known(journal)) == (before, {})
        journal.redo()
        assert dump(journal) == after
        assert known(journal).keys() == set(KEYS)
    journal.undo()
    journal.add([run_at(2)])  # nothing can be done again now
    assert known(journal) == {}
    assert len(take(journal, new()).added) == 1


def test_a_deleted_entry_keeps_its_keys_until_the_deletion_is_undone(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    journal.delete([added.id])
    assert known(journal) == dict.fromkeys(KEYS, added.id)
    assert journal.known_origins().deleted == (added,)
    assert take(journal, new()).added == ()
    journal.undo()
    assert journal.known_origins().deleted == ()
    assert known(journal) == dict.fromkeys(KEYS, added.id)
    journal.undo()
    assert known(journal) == {}


def test_a_deleted_entry_is_as_it_was_last(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    (edited,) = journal.edit(added.id, [replace(run_at(1), note="on the hill")])
    journal.delete([added.id])
    assert journal.known_origins().deleted == (edited,)


def test_an_entry_that_becomes_another_kind_keeps_its_keys(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    journal.edit(added.id, [Note(start=added.start, text="a walk, no run")])
    assert known(journal) == dict.fromkeys(KEYS, added.id)
    assert journal.known_origins().deleted == ()
    journal.delete([added.id])
    assert [entry.kind for entry in journal.known_origins().deleted] == [Kind.NOTE]


def test_an_entry_of_another_journal_is_known_by_its_source(journal: Journal) -> None:
    take(journal, Brought(replace(IMPORTED, id="moved")))
    assert known(journal) == {KEYS[0]: "moved"}
    assert take(journal, new()).added == ()
    journal.delete(["moved"])
    assert take(journal, new()).added == ()
    assert [entry.id for entry in journal.known_origins().deleted] == ["moved"]


def test_a_change_is_one_step_with_its_keys(journal: Journal) -> None:
    mine = logged(journal)
    filled = replace(mine, distance_m=8250, source=KEYS[0])
    before = dump(journal)
    assert take(journal, Brought(filled, mine, KEYS)).changed == (filled,)
    assert known(journal) == dict.fromkeys(KEYS, mine.id)
    assert undone(journal) == "1 entry changed by an import"
    assert dump(journal) == before
    assert known(journal) == {}
    journal.redo()
    assert tuple(journal.all()) == (filled,)


@pytest.mark.parametrize("seen", [True, False])
def test_what_was_changed_or_deleted_meanwhile_is_left_as_it_is(journal: Journal, seen: bool) -> None:
    mine, other = logged(journal), logged(journal, 5)
    change = Brought(replace(mine, distance_m=1), mine, KEYS)
    if seen:
        journal.edit(mine.id, [replace(mine, effort=9)])
    else:
        journal.delete([mine.id])
    outcome = take(journal, change, Brought(replace(other, effort=1), other))
    assert outcome.left_out == ((change, f"{'changed' if seen else 'deleted'} elsewhere meanwhile"),)
    assert len(outcome.changed) == 1
    assert known(journal) == {}


def test_two_changes_of_one_entry_do_not_overwrite_each_other(journal: Journal) -> None:
    mine = logged(journal)
    first, second = (Brought(replace(mine, effort=effort), mine) for effort in (1, 9))
    outcome = take(journal, first, second)
    assert outcome.left_out == ((second, "changed elsewhere meanwhile"),)
    assert tuple(journal.all()) == outcome.changed == (first.entry,)


def test_keys_alone_are_no_step_and_go_with_their_entry(journal: Journal) -> None:
    (mine,) = journal.add([run_at()])
    take(journal, Brought(None, mine, ("gpx:bb:0",)), Brought(mine, mine, ("tcx:cc:0",)))
    assert known(journal) == dict.fromkeys(("gpx:bb:0", "tcx:cc:0"), mine.id)
    assert undone(journal) == "logged run 8.2 km"
    assert known(journal) == {}
    journal.redo()
    assert len(known(journal)) == 2


def test_a_deleted_entry_gets_further_keys(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    journal.delete([added.id])
    assert take(journal, Brought(None, added, ("gpx:bb:0",))) == ((), (), ())
    assert take(journal, new(run_at(), "gpx:bb:0")).added == ()
    assert known(journal) == dict.fromkeys((*KEYS, "gpx:bb:0"), added.id)


def test_an_entry_that_no_undo_takes_back_has_keys_too(journal: Journal) -> None:
    journal.add([run_at(id="sample")], undoable=False)
    take(journal, Brought(None, run_at(id="sample"), KEYS))
    assert known(journal) == dict.fromkeys(KEYS, "sample")


def test_keys_of_an_entry_that_another_program_made_are_not_kept(journal: Journal, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO drink (id, day, zone, volume_ml) VALUES ('theirs', '2026-11-23', 'Europe/Berlin', 500)"
        )
    (theirs,) = journal.all()
    assert take(journal, Brought(None, theirs, KEYS)) == ((), (), ())
    assert known(journal) == {}


def test_an_import_that_changes_nothing_is_no_step(journal: Journal) -> None:
    (mine,) = journal.add([run_at()])
    take(journal, Brought(mine, mine), Brought(mine))
    assert undone(journal) == "logged run 8.2 km"


PLAN = Run(start=Moment.whole_day(run_at().day, "Europe/Berlin"), status=Status.PLANNED, id="plan")
OTHER = replace(run_at(1), source="fit:b:0")
RACE = Race(start=PLAN.start, status=Status.DONE)


@pytest.mark.parametrize(
    ("there", "changes", "words"),
    [
        ([], [new()], "imported run 8.2 km"),
        (
            [],
            [new(), new(replace(run_at(1), source="fit:b:0"), "fit:b:0"), new(RACE, "x:1")],
            "imported 2 runs, 1 race",
        ),
        ([], [new(), new(Note(start=PLAN.start, text="a"), "n:1")], "imported 1 run, 1 other entry"),
        ([PLAN], [Brought(replace(PLAN, status=Status.DONE), PLAN)], "1 plan done by an import"),
        (
            [PLAN, run_at(2, id="two"), run_at(4, id="four")],
            [
                Brought(replace(PLAN, status=Status.DONE), PLAN),
                Brought(run_at(2, id="two", effort=1), run_at(2, id="two")),
                Brought(run_at(4, id="four", effort=1), run_at(4, id="four")),
                new(),
            ],
            "imported 1 run; 1 plan done; 2 entries changed",
        ),
    ],
)
def test_the_step_says_what_was_done(
    journal: Journal, there: Sequence[Entry], changes: Sequence[Brought], words: str
) -> None:
    journal.add(there)
    take(journal, *changes)
    assert undone(journal) == words


def test_entries_of_a_whole_journal_and_what_fills_them_are_one_step(journal: Journal) -> None:
    whole = run_at(id="whole")
    filled = replace(whole, note="on the hill", source=KEYS[0])
    outcome = take(journal, Brought(whole), Brought(filled, whole, KEYS), Brought(whole))
    assert (outcome.added, outcome.changed, len(outcome.left_out)) == ((filled,), (), 1)
    assert known(journal) == dict.fromkeys(KEYS, "whole")
    journal.undo()
    assert journal.is_empty


def test_an_id_of_another_entry_stops_all_of_it(journal: Journal) -> None:
    journal.add([run_at(id="mine")])
    with pytest.raises(JournalError, match="Another entry has the id"):
        take(journal, new(), Brought(run_at(1, id="mine")))
    assert [entry.id for entry in journal.all()] == ["mine"]
    assert known(journal) == {}


def test_drinks_beyond_a_days_limit_are_left_out_and_the_others_kept(journal: Journal) -> None:
    journal.add([Drink(start=PLAN.start, volume_ml=19_000)])
    other_day = Moment.whole_day(PLAN.day.replace(day=1), "Europe/Berlin")
    outcome = take(
        journal,
        new(Drink(start=PLAN.start, volume_ml=1000), "d:1"),
        new(Drink(start=PLAN.start, volume_ml=1), "d:2"),
        new(Drink(start=other_day, volume_ml=1000), "d:3"),
    )
    assert [entry.day for entry in outcome.added] == [PLAN.day, other_day.day]
    ((left_out, reason),) = outcome.left_out
    assert left_out.keys == ("d:2",)
    assert reason == "more than 20 l of drinks on 2026-11-23"
    assert "d:2" not in known(journal)


def test_massages_that_are_planned_are_counted_by_their_name(journal: Journal) -> None:
    massages = [Massage(start=run_at(hour).start, status=Status.PLANNED) for hour in (1, 2)]
    take(journal, *(Brought(massage) for massage in massages))
    assert undone(journal) == "imported 2 massages"


def test_a_restored_backup_has_its_keys(journal: Journal, path: Path, tmp_path: Path) -> None:
    take(journal, new())
    backup(path, tmp_path / "kept.db")
    journal.undo()
    restore(tmp_path / "kept.db", path, NOW)
    assert known(journal).keys() == set(KEYS)
    assert all(check.ok for check in examine(path)), examine(path)


def test_a_backup_from_before_keys_gets_their_table(journal: Journal, path: Path, tmp_path: Path) -> None:
    take(journal, new())
    backup(path, tmp_path / "kept.db")
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as connection:
        connection.executescript(
            "DROP TABLE origin; DELETE FROM _sqlite_migrations WHERE name = 'm010_origins'",
        )
    restore(tmp_path / "kept.db", path, NOW)
    assert known(journal).keys() == {KEYS[0]}  # which is its source


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("ALTER TABLE origin ADD COLUMN more TEXT", "tables"),
        ("INSERT INTO origin VALUES ('a:1', 'nobody', 4711)", "foreign keys"),
    ],
)
def test_the_doctor_looks_at_the_keys(journal: Journal, path: Path, statement: str, name: str) -> None:
    take(journal, new())
    assert all(check.ok for check in examine(path)), examine(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    assert [check.name for check in examine(path) if not check.ok] == [name]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET kind = 'nothing' WHERE field = 'id' AND \"after\" IS NULL",
        "UPDATE change SET \"before\" = 'noon' WHERE field = 'start' AND \"after\" IS NULL",
        "DELETE FROM change WHERE field = 'id' AND \"after\" IS NULL",
        "INSERT INTO change SELECT step, entry, kind, 'weather', 'rain', NULL FROM change WHERE field = 'id'",
    ],
)
def test_a_log_that_was_tampered_with_stops_no_import(journal: Journal, path: Path, statement: str) -> None:
    (added,) = take(journal, new()).added
    journal.delete([added.id])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    assert take(journal, new()).added == ()
    assert {entry.id for entry in journal.known_origins().deleted} <= {added.id}


def test_entries_are_read_by_their_ids(journal: Journal) -> None:
    given = journal.add([run_at(hour) for hour in range(3)])
    assert journal.by_ids([given[0].id, "nobody", given[2].id]) == {entry.id: entry for entry in (given[0], given[2])}


def test_ten_thousand_runs_are_taken_at_once(journal: Journal) -> None:
    """A quadratic import would take minutes."""
    day = Moment.whole_day(PLAN.day, "Europe/Berlin")
    many = [new(Run(start=day, source=f"fit:{number}:0"), f"fit:{number}:0") for number in range(10_000)]
    assert len(take(journal, *many).added) == 10_000
    assert len(take(journal, *many).left_out) == 10_000


def test_entries_of_a_whole_journal_come_before_what_fills_them(journal: Journal) -> None:
    whole, filled = run_at(id="whole"), run_at(id="whole", effort=9)
    assert take(journal, Brought(filled, whole, KEYS), new(IMPORTED, "x:1"), Brought(whole)).added == (
        filled,
        *(entry for entry in journal.all() if entry.id != "whole"),
    )


def test_the_same_run_in_a_whole_journal_and_in_a_file_is_one(journal: Journal) -> None:
    outcome = take(journal, new(), Brought(replace(IMPORTED, id="whole")))
    assert [entry.id for entry in outcome.added] == ["whole"]
    assert [left_out.reason for left_out in outcome.left_out] == ["already there"]


def test_an_entry_may_become_another_kind(journal: Journal) -> None:
    mine = logged(journal)
    note = Note(id=mine.id, start=mine.start, text="rest", source="plan/1")
    assert take(journal, Brought(note, mine)).changed == (note,)
    assert tuple(journal.all()) == (note,)


def test_an_edit_keeps_the_source_unless_it_says_another(journal: Journal) -> None:
    (added,) = take(journal, new()).added
    assert journal.edit(added.id, [run_at(1)])[0].source == KEYS[0]
    assert journal.edit(added.id, [replace(run_at(1), source="else")])[0].source == "else"


def test_revisions_count_the_steps_that_changed_an_entry(open_journal: Opener) -> None:
    first = open_journal()
    first.add([run_at(id="mine"), run_at(1, id="other")])
    later = open_journal(NOW.replace(hour=20))
    later.edit("mine", [run_at(effort=3)])
    later.undo()

    assert later.revisions(tuple(later.all())) == {"mine": (2, NOW.replace(hour=20)), "other": (0, NOW)}
    assert later.revisions(()) == {}


@pytest.mark.parametrize("query", [DELETED_SOURCES, DELETIONS])
def test_what_is_deleted_is_found_without_the_whole_log(journal: Journal, path: Path, query: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", ["[]"] * query.count("?")).fetchall()
    assert any("change USING INDEX idx_change_gone" in detail for *_, detail in plan), plan


def test_what_an_import_would_do_is_foreseen_and_nothing_changed(journal: Journal, open_journal: Opener) -> None:
    mine, gone = logged(journal), run_at(3, id="gone")
    changes = [new(), Brought(replace(mine, effort=9), mine, ("x:1",)), Brought(replace(gone, effort=1), gone)]
    before, version = dump(journal), journal.version()
    foreseen = open_journal(read_only=True).foreseen_changes(changes)
    assert (dump(journal), journal.version()) == (before, version)
    assert known(journal) == {}

    done = journal.import_changes(changes)
    assert [replace(entry, id="") for entry in foreseen.added] == [replace(entry, id="") for entry in done.added]
    assert (foreseen.changed, foreseen.left_out) == (done.changed, done.left_out)
    with pytest.raises(JournalError, match="Another entry has the id mine-0 already, a run"):
        journal.foreseen_changes([Brought(run_at(1, id=mine.id))])


def test_the_step_that_made_an_entry_is_found_as_soon_in_a_long_log(journal: Journal) -> None:
    mine = logged(journal)
    steps = steps_to_find_making(journal, mine.id)
    journal.add([run_at(hour) for hour in range(1, 3000)])
    assert steps_to_find_making(journal, mine.id) <= steps * 1.2


def steps_to_find_making(journal: Journal, id_: str) -> int:
    """How many steps of SQLite's machine it takes to find which step made an entry."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    journal._connection.set_progress_handler(step, 1)
    assert making_steps(journal._connection, {id_}).keys() == {id_}
    journal._connection.set_progress_handler(None, 0)
    return count


def test_a_key_that_an_undone_step_gave_and_another_entry_got_belongs_to_the_latest_step(
    journal: Journal, path: Path
) -> None:
    mine = logged(journal)
    (added,) = take(journal, new(replace(IMPORTED, source=""))).added
    journal.undo()
    take(journal, Brought(None, mine, KEYS))
    assert known(journal) == dict.fromkeys(KEYS, mine.id)

    journal.redo()
    assert known(journal) == dict.fromkeys(KEYS, added.id)
    with closing(sqlite3.connect(path)) as connection:
        assert ids_of_keys(connection, KEYS) == dict.fromkeys(KEYS, added.id)

    journal.undo()
    assert known(journal) == dict.fromkeys(KEYS, mine.id)


def test_some_keys_are_known_as_they_are_among_all(journal: Journal, path: Path) -> None:
    take(journal, new())
    take(journal, new(replace(run_at(9), source="fit:bb:0"), "fit:bb:0", "strava:2"))
    journal.delete([known(journal)["strava:2"]])
    with closing(sqlite3.connect(path)) as connection:
        everything, deleted = ids_by_key(connection)
        assert deleted == {everything["strava:2"]}
        assert {*KEYS, "strava:2"} <= everything.keys()
        for key, id_ in everything.items():
            assert ids_of_keys(connection, {key, "strava:3"}) == {key: id_}
