"""low-fluids: little drunk, or dark urine, around a massage.

Dark urine is a caution, few drinks an info. A planned massage is spoken of from `fluids_said_h` before it starts until
it ends, counting what was drunk so far; a done one for `fluids_before_h` after its end. A drink known by its date alone
counts if it can lie in that time, so that it never makes a runner look drier. Without at least one drink logged nothing
is said of drinks. Dark urine that no massage follows is said by itself.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from runjournal.language.display.dates import moment_words
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Drink, Entry, Massage, Urine
from runjournal.model.frozen import frozen
from runjournal.model.units import in_volume
from runjournal.rules.checks.red_flags import dark_urine
from runjournal.rules.claims import S4
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import hours_of, surely_started

ID = "low-fluids"
ADVICE = "Drink to thirst; don't force fluids."


@frozen
class Fluids:
    """What is known of the fluids before a massage; `drunk_ml` and `colour` are None if nothing was logged."""

    massage: Massage
    start: datetime
    drinks: tuple[Drink, ...]
    urine: Urine | None

    @property
    def drunk_ml(self) -> int | None:
        """The sum of the drinks."""
        return sum(drink.volume_ml for drink in self.drinks) if self.drinks else None


def check(history: History) -> Iterator[Finding]:
    """One finding for each massage near now with low fluids before it; one for dark urine apart from any massage."""
    last = history.now + hours_of(history.thresholds.fluids_before_h)
    first = history.now - _longest_said(history)
    for massage in history.index(Massage).starting(first, last):
        yield from _before(history, massage)
    yield from _about_urine(history)


def check_entry(history: History, entry: Entry) -> Iterable[Finding]:
    """The finding about a massage; of a drink or urine, which several may name, all findings."""
    return _before(history, entry) if isinstance(entry, Massage) else check(history)


def _before(history: History, massage: Massage) -> Iterator[Finding]:
    """One finding if the fluids before a massage near now were low."""
    start = massage.start.at
    if start and _is_said(history, massage, start):
        yield from _about_massage(history, _fluids(history, massage, start))


def _longest_said(history: History) -> timedelta:
    return LONGEST + hours_of(history.thresholds.fluids_before_h)


def _is_said(history: History, massage: Massage, start: datetime) -> bool:
    return start - hours_of(history.thresholds.fluids_before_h) <= history.now < _clears_at(history, massage)


def _clears_at(history: History, massage: Massage) -> datetime:
    return massage.ends.latest + hours_of(history.thresholds.fluids_before_h if massage.is_done else 0)


def _fluids(history: History, massage: Massage, start: datetime) -> Fluids:
    first = start - hours_of(history.thresholds.fluids_before_h)
    last = min(start, history.now)
    drinks = history.index(Drink).starting(first - timedelta(days=2), last)
    urine = history.index(Urine).starting(first, last)
    return Fluids(
        massage,
        start,
        tuple(drink for drink in drinks if drink.starts.latest >= first),
        urine[-1] if urine else None,
    )


def _about_massage(history: History, fluids: Fluids) -> Iterator[Finding]:
    colour = fluids.urine if _is_dark(history, fluids.urine) else None
    is_low = _is_low(history, fluids)
    if not colour and not is_low:
        return
    yield Finding(
        rule=ID,
        severity=Severity.CAUTION if colour else Severity.INFO,
        title="Low on fluids",
        message=_said(history, fluids, colour, is_low=is_low),
        advice=ADVICE,
        entries=(fluids.massage.id, *([colour.id] if colour else []), *(drink.id for drink in fluids.drinks)),
        measured={
            "drunk_ml": fluids.drunk_ml,
            "target_ml": history.settings.daily_fluids_ml,
            "least_ml": _least_ml(history),
            "urine_colour": fluids.urine.colour if fluids.urine else None,
        },
        clears_at=_clears_at(history, fluids.massage),
        source=S4,
    )


def _is_low(history: History, fluids: Fluids) -> bool:
    """Whether the drinks before a massage are low, and the massage near enough for saying so not to be a nag."""
    if fluids.drunk_ml is None or history.now < fluids.start - hours_of(history.thresholds.fluids_said_h):
        return False
    return fluids.drunk_ml * 100 < history.settings.daily_fluids_ml * history.thresholds.fluids_percent


def _is_dark(history: History, urine: Urine | None) -> bool:
    """Whether urine is dark, and `dark-urine` has not said the more of it."""
    return urine is not None and urine.colour >= history.thresholds.urine_dark_from and not dark_urine.stands(history)


def _least_ml(history: History) -> int:
    return history.settings.daily_fluids_ml * history.thresholds.fluids_percent // 100


def _said(history: History, fluids: Fluids, colour: Urine | None, *, is_low: bool) -> str:
    parts = [f"urine colour {colour.colour} of 8"] if colour else []
    parts += [_low_words(history, fluids.drunk_ml or 0)] if is_low else []
    may = "may have felt" if fluids.massage.is_done else "may feel"
    start = moment_words(fluids.start, fluids.massage.start.zone)
    return f"{capital('; '.join(parts))}: the {name_of(fluids.massage)} on {start} {may} more tender."


def _low_words(history: History, drunk_ml: int) -> str:
    thresholds, unit = history.thresholds, history.settings.volume
    target = in_volume(history.settings.daily_fluids_ml, unit)
    drunk = f"{in_volume(drunk_ml, unit)} drunk in the {thresholds.fluids_before_h} h before"
    return f"{drunk}, less than {thresholds.fluids_percent} % of {target}"


def _about_urine(history: History) -> Iterator[Finding]:
    """Dark urine that no massage follows: it stands by itself until it is too old to tell."""
    window = hours_of(history.thresholds.fluids_before_h)
    logs = history.index(Urine).starting(history.now - window - timedelta(days=2), history.now)
    urine = logs[-1] if logs else None
    if urine is None or not _is_dark(history, urine):
        return
    clears_at = surely_started(urine) + window
    if history.now >= clears_at or _has_massage(history, urine, window):
        return
    yield Finding(
        rule=ID,
        severity=Severity.CAUTION,
        title="Low on fluids",
        message=f"Urine colour {urine.colour} of 8: you may be short of fluids.",
        advice=ADVICE,
        entries=(urine.id,),
        measured={"urine_colour": urine.colour},
        clears_at=clears_at,
        source=S4,
    )


def _has_massage(history: History, urine: Urine, window: timedelta) -> bool:
    if urine.start.at is None:
        return False
    following = history.index(Massage).starting(urine.start.at, urine.start.at + window)
    return any(massage.start.at is not None for massage in following)


LOW_FLUIDS = JournalRule(
    id=ID,
    group=Group.BEFORE,
    title="Low on fluids",
    what="Less than {fluids_percent} % of the daily target drunk in the {fluids_before_h} hours before a massage, "
    "or a urine colour of {urine_dark_from} or more.",
    why="The article says that being short of fluids makes a massage more tender; the evidence is weak.",
    example="0.9 l since yesterday 18:00, massage today at 18:00, target 2 l",
    source=S4,
    reach=(
        Reach(Kind.MASSAGE, back=reach_back("fluids_before_h"), ahead=reach_back("fluids_before_h")),
        Reach(Kind.DRINK, back=reach_back("fluids_before_h", "fluids_before_h")),
        Reach(Kind.URINE, back=reach_back("fluids_before_h", "fluids_before_h")),
        *dark_urine.DARK_URINE.reach,
    ),
    check=check,
    check_entry=check_entry,
    thresholds=(
        "fluids_percent",
        "fluids_before_h",
        "fluids_said_h",
        "urine_dark_from",
        *dark_urine.DARK_URINE.thresholds,
    ),
)
