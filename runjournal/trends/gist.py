"""A review in a few lines: what is better, what is sorer, what to ask the therapist for, what is for a clinician.

A spot is sorer if it rose by 2 points or more since the stretch before or against the usual, and better if it fell as
much against either and did not rise against the other. To ask the therapist about are muscle and mixed spots that were
above 3 on two days or more, are sorer, or keep coming back after massages; not those of a red flag, which are for a
clinician.
"""

from collections.abc import Iterable

from runjournal.model.areas import Spot
from runjournal.model.frozen import frozen
from runjournal.rules.checks.soreness.recurring_soreness import ID as RECURRING
from runjournal.rules.facts.ratings import SOFT
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.registry import BY_ID
from runjournal.rules.rule import Group
from runjournal.trends.finding_timeline import FindingTimeline
from runjournal.trends.soreness.comparison import Course, SpotTrend

ASK_FROM_DAYS = 2


@frozen
class Gist:
    """Spots by what became of them, each among its kind the sorest first; `clinician` are red flags that stand."""

    better: tuple[SpotTrend, ...]
    sorer: tuple[SpotTrend, ...]
    ask: tuple[SpotTrend, ...]
    clinician: tuple[Finding, ...]


def gist(trends: Iterable[SpotTrend], timeline: FindingTimeline | None) -> Gist:
    """The gist of the trends of a stretch and of what the rules said in it, if that is known."""
    standing = [episode.finding for episode in timeline.standing] if timeline else []
    flags = tuple(finding for finding in standing if _is_red(finding))
    flagged = {spot for finding in flags for spot in finding.spots}
    again = {spot for finding in standing if finding.rule == RECURRING for spot in finding.spots}
    trends = tuple(trends)
    return Gist(
        tuple(trend for trend in trends if is_better(trend)),
        tuple(trend for trend in trends if is_sorer(trend)),
        tuple(trend for trend in trends if _is_to_ask(trend, again) and trend.spot not in flagged),
        flags,
    )


def is_sorer(trend: SpotTrend) -> bool:
    """Whether a spot rose by 2 points or more since the stretch before, or against the usual."""
    return Course.MORE in (trend.course, trend.course_from_usual)


def is_better(trend: SpotTrend) -> bool:
    """Whether a spot fell by 2 points or more against either, and did not rise against the other."""
    return Course.LESS in (trend.course, trend.course_from_usual) and not is_sorer(trend)


def _is_to_ask(trend: SpotTrend, again: set[Spot]) -> bool:
    is_sore = trend.this.days_above >= ASK_FROM_DAYS or is_sorer(trend) or trend.spot in again
    return is_sore and trend.spot.tissue in SOFT


def _is_red(finding: Finding) -> bool:
    is_flag = BY_ID[finding.rule].group is Group.RED_FLAG
    return is_flag and finding.severity >= Severity.CAUTION and finding.overruled is None
