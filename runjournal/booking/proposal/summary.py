"""A proposal as a whole in a few sentences: what it is for, what it makes of the goal, or why there is none."""

from collections.abc import Iterator

from runjournal.booking.proposal.proposal import MonthCount, Outcome, Proposal
from runjournal.language.display.dates import day_words, month_and_year
from runjournal.language.display.sentence_parts import count_of, listed, name_of


def heading(proposal: Proposal) -> str:
    """What it is for: "November 2026", or "Until Riverside Half, Sun 6 Dec"; the last day if that comes before."""
    if not proposal.wish.until_race:
        return month_and_year(proposal.first)
    if proposal.race is None:
        return "Until the next race"
    day = proposal.race.day
    until = f"Until {name_of(proposal.race)}, {day_words(day)}"
    return until if day <= proposal.last else f"{until}; proposed as far as {day_words(proposal.last)}"


def summary(proposal: Proposal) -> str:
    """What comes of it, or why nothing is proposed; and what had better not be relied on."""
    return " ".join([_outcome(proposal), *_open(proposal), *(unsafe.words for unsafe in proposal.unsafe)])


def _open(proposal: Proposal) -> Iterator[str]:
    """What about the body is open while sessions are proposed for later."""
    if proposal.against and proposal.outcome is Outcome.PROPOSED:
        yield f"{proposal.against[0].title}: nothing is proposed before that clears."


def _outcome(proposal: Proposal) -> str:
    if proposal.outcome is Outcome.NO_RACE:
        return "No race is planned. Log one, or ask for a month."
    if proposal.outcome is Outcome.HURT:
        first = proposal.against[0]
        return f"{first.title}: nothing is proposed while that is open. {first.advice}"
    if proposal.outcome is Outcome.MET:
        return _met(proposal)
    if proposal.outcome is Outcome.NO_TIME:
        depth = f" for {proposal.wish.depth} work" if proposal.wish.depth else ""
        return f"No time left in these days is safe{depth}."
    return f"{_booked(proposal)} {_goal(proposal)}"


def _met(proposal: Proposal) -> str:
    """That nothing is missing; of a month that a race cuts, that it has its share."""
    return " ".join(f"{_has(month)}{_rest(proposal, month)}." for month in proposal.months)


def _rest(proposal: Proposal, month: MonthCount) -> str:
    """Where the sessions are left that are not proposed before a race."""
    is_cut = proposal.wish.until_race and month.month == proposal.last.replace(day=1)
    return "; its other days lie after the race" if is_cut and not month.is_met else ""


def _has(month: MonthCount) -> str:
    parts = [f"{month.done} done"] if month.done else []
    parts += [f"{month.planned} planned"] if month.planned else []
    of_goal = _its(month.goal) if month.is_met else f"{month.sessions} of {count_of(month.goal, 'session')}"
    return f"{month.month:%B} has {of_goal}{f': {listed(parts)}' if parts else ''}"


def _booked(proposal: Proposal) -> str:
    return f"{count_of(len(proposal.sessions), 'session')} to book."


def _goal(proposal: Proposal) -> str:
    """What the months have with all of these booked."""
    short = [month for month in proposal.months if not month.is_met]
    if not short:
        names = listed([f"{month.month:%B}" for month in proposal.months])
        return f"With {'it' if len(proposal.sessions) == 1 else 'them'} {names} {_have(proposal.months)}."
    return " ".join(
        f"{month.month:%B} would have {month.sessions} of {month.goal}{_rest(proposal, month)}." for month in short
    )


def _have(months: tuple[MonthCount, ...]) -> str:
    return "have their sessions" if len(months) > 1 else f"has {_its(months[0].goal)}"


def _its(goal: int) -> str:
    return "its session" if goal == 1 else "its sessions"
