"""The massages a runner has had: which are sessions, which is the latest, and whether the runner is used to them."""

from bisect import bisect_left
from datetime import datetime, timedelta

from runjournal.model.choices import Depth, Kind, MassageKind
from runjournal.model.entries import Massage
from runjournal.model.sessions import is_session
from runjournal.model.settings import Familiar
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.times import earliest_start

STRONG = frozenset({Depth.FIRM, Depth.DEEP})
"""The depths that the article compares with a hard workout."""

SESSIONS_REACH = Reach(
    Kind.MASSAGE, back=reach_back("familiar_days", "race_window_h", "race_over_shown_h"), ahead=EVER, at_least=50
)
"""How far back sessions are looked for: more than a year, and on until 50 massages are in hand."""


def is_self(massage: Massage) -> bool:
    """Whether a massage was the runner's own work, not a therapist's."""
    return massage.massage_kind is MassageKind.SELF


def is_gentle_self(massage: Massage) -> bool:
    """Whether a massage was the runner's own work, neither firm nor deep: rules on time and soreness leave it aside."""
    return is_self(massage) and massage.depth not in STRONG


def sessions(history: History) -> tuple[Massage, ...]:
    """The massages of the goal's length that a therapist did, within the reach above, oldest first."""
    return history.cached_across_plans("sessions", _sessions)


def sessions_before(history: History, massage: Massage) -> list[Massage]:
    """The sessions that started before a massage, oldest first."""
    earlier = sessions(history)
    before = earlier[: bisect_left(earlier, massage.starts.earliest, key=earliest_start)]
    return [session for session in before if session.id != massage.id]


def latest_massage(history: History, massage: Massage) -> Massage:
    """The latest done massage that starts from `massage` on and has started by now: `massage` itself if none does.

    Gentle self-massage is left out.
    """
    later = history.index(Massage).starting(massage.starts.earliest, history.now)
    return max((other for other in later if other.is_done and not is_gentle_self(other)), key=_order, default=massage)


def _order(massage: Massage) -> tuple[datetime, str]:
    return massage.starts.earliest, massage.id


def is_familiar(history: History, massage: Massage) -> bool:
    """Whether the runner is used to massage when one starts: enough sessions before it, the latest recent enough.

    The setting `familiar` answers instead if it says yes or no.
    """
    if history.settings.familiar is not Familiar.AUTO:
        return history.settings.familiar is Familiar.YES
    before = sessions_before(history, massage)
    if len(before) < history.thresholds.familiar_sessions:
        return False
    since = massage.starts.earliest - before[-1].starts.earliest
    return since <= timedelta(days=history.thresholds.familiar_days)


def _sessions(history: History) -> tuple[Massage, ...]:
    goal = history.settings.goal
    massages = (entry for entry in history.within(SESSIONS_REACH) if isinstance(entry, Massage))
    counted = (massage for massage in massages if is_session(massage, goal) and not is_self(massage))
    return tuple(sorted(counted, key=_order))
