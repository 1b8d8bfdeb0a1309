"""soreness-after-massage: areas that a massage left sore, and by when that is expected to ease.

Rated until `soreness_eases_h` after the massage it is expected: info, and once that time is past, to be rated again.
Rated later: caution. After `soreness_hands_over_h` `soreness-not-settling` takes over. With a hard run since the
massage it could be either: info. Only the latest done massage counts, gentle self-massage left out, and each spot's
latest rating since; without a rating before the massage nothing is compared. A rating or massage known by its
date alone may be only partly late: info, asking for the time.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.language.display.dates import expected_words, moment_words
from runjournal.language.display.sentence_parts import ASK_TIMES, capital, listed, measured_gap, name_of
from runjournal.model.areas import join_sides
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage
from runjournal.rules.claims import S7
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, HardRun, hard_run_reach, hard_runs_done
from runjournal.rules.facts.massages import is_gentle_self
from runjournal.rules.facts.ratings import Sore, sore_after
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import SECOND, hours_of, surely_ended

ID = "soreness-after-massage"
BACK = reach_back("soreness_hands_over_h")


class Lateness(NamedTuple):
    """What is the same for all spots of a finding: whether they were sore late, and a hard run since."""

    is_late: bool
    is_part: bool
    run: HardRun | None


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """The findings about the done massage `subject`, one for the spots that it left sore alike, the worst first."""
    if not subject.is_done or is_gentle_self(subject) or history.now >= _clears_at(history, subject):
        return
    sore = [] if _has_later(history, subject) else sore_after(history, subject, history.now)
    groups: dict[tuple[bool, bool, str], tuple[Lateness, list[Sore]]] = {}
    for spot in sore:
        lateness = _lateness_of(history, subject, spot)
        key = lateness.is_late, lateness.is_part, lateness.run.run.id if lateness.run else ""
        groups.setdefault(key, (lateness, []))[1].append(spot)
    yield from (_finding(history, subject, lateness, spots) for lateness, spots in groups.values())


def _has_later(history: History, massage: Massage) -> bool:
    later = history.index(Massage).starting(massage.ends.latest, history.now)
    return any(other.is_done and other.id != massage.id and not is_gentle_self(other) for other in later)


def _lateness_of(history: History, massage: Massage, sore: Sore) -> Lateness:
    eases, hands_over = _limits(history)
    after = sore.after_end
    is_late = after.most > eases
    is_surely_late = eases < after.least and after.most <= hands_over
    return Lateness(is_late, is_late and not is_surely_late, _hard_run_since(history, massage, sore))


def _limits(history: History) -> tuple[timedelta, timedelta]:
    """When soreness should have eased, and when `soreness-not-settling` takes over."""
    thresholds = history.thresholds
    return hours_of(thresholds.soreness_eases_h), hours_of(thresholds.soreness_hands_over_h)


def _eases_at(history: History, massage: Massage) -> datetime:
    return surely_ended(massage) + hours_of(history.thresholds.soreness_eases_h)


def _clears_at(history: History, massage: Massage) -> datetime:
    return surely_ended(massage) + max(_limits(history)) + SECOND


def _finding(history: History, massage: Massage, lateness: Lateness, sore: list[Sore]) -> Finding:
    is_caution = lateness.is_late and not lateness.is_part and lateness.run is None
    severity = Severity.CAUTION if is_caution else Severity.INFO
    is_to_come = lateness.run is None and history.now <= _eases_at(history, massage)
    ratings = dict.fromkeys(spot.rating.id for spot in sore)
    return Finding(
        rule=ID,
        severity=severity,
        title=f"Sore after the {name_of(massage)}",
        message=f"{capital(_rated(sore))}: {_said(history, massage, lateness)}.",
        advice=ASK_TIMES if lateness.is_part else _advice(severity, is_to_come=is_to_come),
        entries=(massage.id, *ratings, *([lateness.run.run.id] if lateness.run else [])),
        spots=tuple(spot.spot for spot in sore),
        measured={
            **measured_gap(sore[0].after_end),
            "soreness": sore[0].rating.rating,
            "soreness_before": sore[0].before,
            "spots": listed([spot.spot.name for spot in sore]),
        },
        clears_at=_clears_at(history, massage),
        source=S7,
    )


def _rated(sore: list[Sore]) -> str:
    """The spots with their ratings, left and right alike as one: "calves 5, were 1"."""
    ratings = {spot.spot: (spot.rating.rating, spot.before) for spot in sore}
    return listed([f"{spot.name} {rating}, was {before}" for spot, (rating, before) in join_sides(ratings)])


def _hard_run_since(history: History, massage: Massage, sore: Sore) -> HardRun | None:
    runs = hard_runs_done(history, massage.ends.latest, sore.rating.starts.latest)
    return runs[-1] if runs else None


def _said(history: History, massage: Massage, lateness: Lateness) -> str:
    if lateness.run:
        return f"could be either the massage or {lateness.run.name} since"
    by = _eases_at(history, massage)
    when = moment_words(by, massage.start.zone)
    if lateness.is_late:
        return f"it was expected to ease by {when}, {history.thresholds.soreness_eases_h} h after the massage"
    if history.now > by:
        return f"should have eased by {when}: rate it again"
    return f"expected after a massage, and should ease by {expected_words(by, massage.start.zone)}"


def _advice(severity: Severity, *, is_to_come: bool) -> str:
    """What to do; `is_to_come` is whether the message names a time that lies ahead."""
    if severity is Severity.CAUTION:
        return "Go easy on these areas and rate them again; tell your therapist, and ask for less depth next time."
    return f"Go easy on these areas, and rate them again{' then' if is_to_come else ''}."


SORENESS_AFTER_MASSAGE = EntryRule(
    id=ID,
    group=Group.AFTER,
    title="Sore after a massage",
    what="A muscle area is at least {soreness_from} of 10 and at least {soreness_rise} above its rating in the "
    "{soreness_before_h} hours before the massage.",
    why="The article says that soreness afterwards is normal and goes within 48 hours.",
    example="left calf 1 before, 5 the morning after a deep massage",
    source=S7,
    subject=Massage,
    reach=(
        Reach(Kind.MASSAGE, back=BACK),
        Reach(Kind.SORENESS, back=reach_back("soreness_hands_over_h", "soreness_before_h")),
        *hard_run_reach(BACK),
    ),
    check=check,
    thresholds=(
        "soreness_from",
        "soreness_rise",
        "soreness_before_h",
        "soreness_eases_h",
        "soreness_hands_over_h",
        *HARD_RUN_THRESHOLDS,
    ),
    reads_planned=False,
)
