"""What came of overruling a rule, told when it speaks again."""

from dataclasses import replace

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Overrule, Race, Soreness
from runjournal.rules.finding import Finding, Severity, Source
from runjournal.trends.overruled import Aftermath, aftermath_sentence, aftermaths_of, decisions
from tests.examples import NOW, ZONE, at
from tests.trends.examples import MemoryJournal, session

RULE = "race-too-close"
DONE, PLANNED, CANCELLED = Status.DONE, Status.PLANNED, Status.CANCELLED


def overrule(day: str, about: str, rule: str = RULE, wall: str = "09:00") -> Overrule:
    return Overrule(start=at(day, wall), rule=rule, about=about, why="a light one", id=f"{rule}-{day}-{about}")


def race(day: str, wall: str = "10:00", effort: int | None = None, status: Status = DONE) -> Race:
    return Race(start=at(day, wall), id=f"race-{day}", effort=effort, status=status)


def sore(day: str, rating: int, area: Area = Area.CALF, side: Side = Side.BOTH, wall: str = "20:00") -> Soreness:
    return Soreness(start=at(day, wall), area=area, side=side, rating=rating)


def finding(*about: str, rule: str = RULE) -> Finding:
    return Finding(rule, Severity.WARNING, "Close", "It is.", "Wait.", about, Source("S2", "expert opinion", "article"))


AGAIN = finding("today")


def came(*entries: Entry, again: Finding = AGAIN) -> tuple[Aftermath, ...]:
    journal = MemoryJournal(entries)
    return aftermaths_of(journal, again, decisions(journal, NOW, ZONE), NOW)


def told(*entries: Entry) -> str:
    return aftermath_sentence(came(*entries))


MAY = session("2026-05-09", "18:00")
JUNE = session("2026-06-13", "18:00")
IN_MAY = [overrule("2026-05-07", MAY.id), MAY, race("2026-05-10")]
IN_JUNE = [overrule("2026-06-11", JUNE.id), JUNE, race("2026-06-14")]

TOLD: dict[str, tuple[list[Entry], str]] = {
    "nothing": ([], ""),
    "never overruled": (IN_MAY[1:], ""),
    "once": ([*IN_MAY, sore("2026-05-10", 5)], "overruled once; race-day soreness 5"),
    "twice": (
        [*IN_MAY, *IN_JUNE, sore("2026-05-10", 5), sore("2026-06-14", 6)],
        "overruled twice; race-day soreness 5 and 6",
    ),
    "the day after counts": ([*IN_MAY, sore("2026-05-11", 4)], "overruled once; race-day soreness 4"),
    "the worst of both days": (
        [*IN_MAY, sore("2026-05-10", 2), sore("2026-05-11", 7), sore("2026-05-11", 1, Area.QUAD)],
        "overruled once; race-day soreness 7",
    ),
    "the day before and two days after do not": (
        [*IN_MAY, sore("2026-05-09", 8), sore("2026-05-12", 8)],
        "overruled once; no race-day soreness was rated",
    ),
    "all clear is a rating": (
        [*IN_MAY, Soreness(start=at("2026-05-10", "20:00"), area=Area.EVERYWHERE, rating=0)],
        "overruled once; race-day soreness 0",
    ),
    "one of two rated": (
        [*IN_MAY, *IN_JUNE, sore("2026-06-14", 6)],
        "overruled twice; race-day soreness 6 (1 of 2 races rated)",
    ),
    "the effort of the race": (
        [*IN_MAY[:2], race("2026-05-10", effort=8), sore("2026-05-10", 5)],
        "overruled once; race-day soreness 5; race effort 8",
    ),
    "a race that was not confirmed": (
        [*IN_MAY[:2], race("2026-05-10", status=PLANNED), sore("2026-05-10", 5)],
        "overruled once; race-day soreness 5",
    ),
    "a race that was called off": (
        [*IN_MAY[:2], race("2026-05-10", status=CANCELLED), sore("2026-05-10", 5)],
        "overruled once",
    ),
    "a massage that was called off": (
        [IN_MAY[0], replace(MAY, status=CANCELLED), IN_MAY[2], sore("2026-05-10", 5)],
        "overruled once",
    ),
    "a massage that was deleted": ([IN_MAY[0], IN_MAY[2], sore("2026-05-10", 5)], "overruled once"),
    "the race itself was named": (
        [overrule("2026-05-07", "race-2026-05-10"), race("2026-05-10"), sore("2026-05-10", 5)],
        "overruled once; race-day soreness 5",
    ),
    "a race 168 hours after the massage": (
        [*IN_MAY[:2], race("2026-05-16", "18:30"), sore("2026-05-16", 5)],
        "overruled once; race-day soreness 5",
    ),
    "a minute later is another race": (
        [*IN_MAY[:2], race("2026-05-16", "18:31"), sore("2026-05-16", 5)],
        "overruled once",
    ),
    "the first of two races": (
        [*IN_MAY, race("2026-05-12"), sore("2026-05-10", 5), sore("2026-05-12", 9)],
        "overruled once; race-day soreness 5",
    ),
    "a race before the massage": ([*IN_MAY[:2], race("2026-05-09"), sore("2026-05-09", 5)], "overruled once"),
    "a race still ahead": (
        [
            overrule("2026-11-22", "next"),
            Massage(start=at("2026-11-24", "18:00"), id="next", status=PLANNED),
            race("2026-11-25", status=PLANNED),
        ],
        "overruled once",
    ),
    "another rule": (
        [overrule("2026-05-07", MAY.id, "heavy-meal"), *IN_MAY[1:], sore("2026-05-10", 5)],
        "",
    ),
    "a decision changed is one decision": (
        [*IN_MAY, overrule("2026-05-08", MAY.id), sore("2026-05-10", 5)],
        "overruled once; race-day soreness 5",
    ),
    "the decision about this very finding": ([overrule("2026-11-22", "today")], ""),
    "365 days ago": ([overrule("2025-11-23", MAY.id)], "overruled once"),
    "366 days ago": ([overrule("2025-11-22", MAY.id)], ""),
    "decided later than now": ([overrule("2026-11-23", MAY.id, wall="18:00")], ""),
}


@pytest.mark.parametrize(("entries", "expected"), TOLD.values(), ids=TOLD.keys())
def test_what_is_told(entries: list[Entry], expected: str) -> None:
    assert told(*entries) == expected


def test_three_and_more_are_counted_and_the_latest_few_told() -> None:
    found = []
    for month in range(1, 8):
        massage = session(f"2026-{month:02}-10", "18:00")
        found += [overrule(f"2026-{month:02}-09", massage.id), massage, race(f"2026-{month:02}-11")]
        found += [sore(f"2026-{month:02}-11", month)]
    assert told(*found) == "overruled 7 times; race-day soreness 3, 4, 5, 6 and 7"


def test_the_worst_is_kept_of_each_area_and_side() -> None:
    (after,) = came(
        *IN_MAY,
        sore("2026-05-10", 2, side=Side.LEFT),
        sore("2026-05-10", 4),
        sore("2026-05-11", 3, Area.QUAD, Side.RIGHT),
    )
    assert after.race == IN_MAY[2]
    assert after.worst == {
        Spot(Area.CALF, Side.LEFT): 4,
        Spot(Area.CALF, Side.RIGHT): 4,
        Spot(Area.QUAD, Side.RIGHT): 3,
    }


def test_other_rules_are_counted_alone() -> None:
    entries = [overrule("2026-05-07", MAY.id, "heavy-meal"), MAY, race("2026-05-10"), sore("2026-05-10", 5)]
    assert aftermath_sentence(came(*entries, again=finding("today", rule="heavy-meal"))) == "overruled once"


def test_nothing_more_is_read_where_nothing_was_overruled() -> None:
    journal = MemoryJournal([MAY, race("2026-05-10")])
    made = decisions(journal, NOW, ZONE)
    assert aftermaths_of(journal, AGAIN, made, NOW) == ()
    assert journal.asked == 1


def test_a_race_in_another_zone_has_its_own_day() -> None:
    far = Race(start=at("2026-05-10", "06:00", "Pacific/Auckland"), id="far", status=DONE)
    rated = Soreness(start=at("2026-05-11", "06:00", "Pacific/Auckland"), area=Area.CALF, rating=5)
    assert told(overrule("2026-05-07", "far"), far, rated) == "overruled once; race-day soreness 5"
