"""Why a session is proposed, in one sentence."""

from datetime import datetime, timedelta

from runjournal.booking.proposal.efforts import NEAR, Efforts
from runjournal.booking.proposal.habit import Habit
from runjournal.language.display.sentence_parts import capital, count_of, name_of
from runjournal.model.entries import Massage, Race
from runjournal.rules.facts.massages import is_familiar
from runjournal.rules.history import History
from runjournal.rules.own_recovery import ENOUGH

DAY = timedelta(days=1)
JUST_AFTER = timedelta(days=4)


def reason(history: History, massage: Massage, efforts: Efforts, habit: Habit) -> str:
    """Such as "Deep: 17 days before Riverside Half, 4 clear days to the next hard run."."""
    end = massage.ends.latest
    race = efforts.next_race_after(end)
    parts = [
        _after_race(massage, efforts),
        _before_race(end, race) if race else _without_race(massage, habit),
        _clear(end, efforts, race),
        "" if is_familiar(history, massage) else "while massage is new to you",
        _own(history, massage),
        _usual(massage, habit),
    ]
    return f"{capital(str(massage.depth))}: {', '.join(part for part in parts if part)}."


def _before_race(end: datetime, race: Race) -> str:
    return f"{_days(race.starts.earliest - end)} before {name_of(race)}"


def _without_race(massage: Massage, habit: Habit) -> str:
    return "no race ahead, as deep as usual" if massage.depth is habit.depth else "no race ahead"


def _clear(end: datetime, efforts: Efforts, race: Race | None) -> str:
    """How long to the next hard run, if that is not the race itself."""
    following = efforts.next_after(end)
    length = following.run.starts.earliest - end if following else None
    if following is None or length is None or length > NEAR:
        return "no hard run in the two weeks after"
    if following.run == race:
        return "no hard run before the race"
    clear = count_of(length // DAY, "clear day") if length >= DAY else f"{length // timedelta(hours=1)} h"
    return f"{clear} to the next hard run"


def _after_race(massage: Massage, efforts: Efforts) -> str:
    race = efforts.race_ended_before(massage.starts.earliest, JUST_AFTER)
    return f"{_days(massage.starts.earliest - race.starts.latest)} after {name_of(race)}" if race else ""


def _own(history: History, massage: Massage) -> str:
    own = history.recovery.get(massage.depth) if massage.depth else None
    counts = own is not None and own.sessions >= ENOUGH and history.thresholds.own_recovery
    return own.words if own and counts else ""


def _usual(massage: Massage, habit: Habit) -> str:
    local = massage.start.local
    if local is None or local.weekday() not in habit.weekdays:
        return ""
    return f"on {local:%A} as usual"


def _days(length: timedelta) -> str:
    return count_of(length // DAY, "day") if length >= DAY else f"{max(length // timedelta(hours=1), 0)} h"
