"""What came of overruling a rule: how often it was in the last 365 days, and how the races in question went.

It shows what happened, never what caused it: soreness after a race has the race as a cause as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from runjournal.language.display.sentence_parts import count_of, listed
from runjournal.model.areas import Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Overrule, Race, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.moments import local_day
from runjournal.rules.facts.race_timing import Timing
from runjournal.rules.finding import Finding
from runjournal.rules.times import DAY
from runjournal.trends.journal_reader import EntryReader

LOOKS_BACK = timedelta(days=365)
RACE_WITHIN = timedelta(hours=168)
"""How long after a massage a race may start that a rule about both can be about."""
ABOUT_RACES = frozenset({*(timing.value for timing in Timing), "one-off-before-race"})
MOST_NUMBERS = 5


@frozen
class Aftermath:
    """What followed a decision against a rule.

    `race` is the race that the massage it was about came before, once it has started. `worst` is the worst rating,
    0 to 10, of each single spot on the race's local day and the day after; an area that was not rated is not in it.
    """

    overrule: Overrule
    race: Race | None = None
    worst: Mapping[Spot, int] | None = None

    @property
    def soreness(self) -> int | None:
        """The worst rating of any area, or None if nothing was rated."""
        return max(self.worst.values()) if self.worst else None

    @property
    def effort(self) -> int | None:
        """The effort of the race, 0 to 10, or None if it was not logged."""
        return self.race.effort if self.race else None


def decisions(journal: EntryReader, now: datetime, zone: str) -> tuple[Overrule, ...]:
    """What was overruled in the 365 days up to now, oldest first; of two decisions about the same, the later."""
    today = local_day(now, zone)
    entries = journal.between(today - LOOKS_BACK, today + DAY, {Kind.OVERRULE})
    made = [entry for entry in entries if isinstance(entry, Overrule) and entry.starts.earliest <= now]
    return tuple(sorted({(entry.rule, entry.about): entry for entry in made}.values(), key=_order))


def aftermaths_of(
    journal: EntryReader, finding: Finding, made: Iterable[Overrule], now: datetime
) -> tuple[Aftermath, ...]:
    """What followed the decisions `made` against a finding's rule, but for those about this very finding.

    Reads one year of massages and races, and the ratings of two days for each race.
    """
    past = [entry for entry in made if entry.rule == finding.rule and entry.about not in finding.entries]
    if not past or finding.rule not in ABOUT_RACES:
        return tuple(Aftermath(overrule) for overrule in past)
    today = local_day(now, past[-1].start.zone)
    entries = journal.between(today - LOOKS_BACK, today + DAY, {Kind.MASSAGE, Kind.RACE})
    races = {entry.about: race for entry in past if (race := race_of(entry.about, entries, now))}
    ratings = [rating for race in races.values() for rating in _ratings_around(journal, race)]
    return tuple(aftermath(overrule, races.get(overrule.about), ratings) for overrule in past)


def race_of(about: str, entries: Sequence[Entry], now: datetime) -> Race | None:
    """The race that the entry of an id is, or comes before; None if either was called off or is still ahead."""
    entry = next((entry for entry in entries if entry.id == about and not entry.is_cancelled), None)
    if isinstance(entry, Race):
        return entry if entry.starts.earliest <= now else None
    if not isinstance(entry, Massage):
        return None
    first, last = entry.starts.earliest, entry.ends.latest + RACE_WITHIN
    races = [
        race for race in entries if isinstance(race, Race) and not race.is_cancelled and race.starts.latest >= first
    ]
    near = [race for race in races if race.starts.earliest <= min(last, now)]
    return min(near, key=_order, default=None)


def aftermath(overrule: Overrule, race: Race | None, ratings: Iterable[Soreness]) -> Aftermath:
    """What followed a decision, of the ratings those on the race's day and the day after."""
    if race is None:
        return Aftermath(overrule)
    worst: dict[Spot, int] = {}
    for rating in ratings:
        if race.day <= rating.day <= race.day + DAY:
            worst |= {spot: max(rating.rating, worst.get(spot, 0)) for spot in rating.spot.each()}
    return Aftermath(overrule, race, worst)


def _ratings_around(journal: EntryReader, race: Race) -> list[Soreness]:
    entries = journal.between(race.day, race.day + DAY, {Kind.SORENESS})
    return [entry for entry in entries if isinstance(entry, Soreness)]


def aftermath_sentence(aftermaths: Sequence[Aftermath]) -> str:
    """Such as "overruled twice; race-day soreness 5 and 6; race effort 8"; empty for nothing."""
    if not aftermaths:
        return ""
    return "; ".join([f"overruled {_times(len(aftermaths))}", *_soreness(aftermaths), *_effort(aftermaths)])


def _soreness(aftermaths: Sequence[Aftermath]) -> list[str]:
    raced = [after for after in aftermaths if after.race]
    rated = [after.soreness for after in raced if after.soreness is not None]
    if not rated:
        return ["no race-day soreness was rated"] if raced else []
    share = f" ({len(rated)} of {count_of(len(raced), 'race')} rated)" if len(rated) < len(raced) else ""
    return [f"race-day soreness {_numbers(rated)}{share}"]


def _effort(aftermaths: Sequence[Aftermath]) -> list[str]:
    efforts = [after.effort for after in aftermaths if after.effort is not None]
    return [f"race effort {_numbers(efforts)}"] if efforts else []


def _numbers(numbers: Sequence[int]) -> str:
    """The latest few, oldest first."""
    return listed([str(number) for number in numbers[-MOST_NUMBERS:]])


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.starts.earliest, entry.id
