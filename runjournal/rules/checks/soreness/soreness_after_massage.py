"""soreness-after-massage: areas that a massage left sore, and by when that is expected to ease.

Until `soreness_eases_h` after the massage it is expected: info; later: caution. After `soreness_hands_over_h`
`soreness-not-settling` takes over. With a hard run since the massage it could be either: info. Only the latest done
massage is asked, and each spot's latest rating since; without a rating before the massage nothing is compared. A rating
or massage known by its date alone may be only partly late: info, asking for the time.
"""

from collections.abc import Iterator
from datetime import datetime

from runjournal.language.display.dates import moment_words
from runjournal.language.display.sentence_parts import ASK_TIMES, capital, listed, measured_gap, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage
from runjournal.rules.claims import S7
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, HardRun, hard_run_reach, hard_runs_done
from runjournal.rules.facts.ratings import Sore, sore_after
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import SECOND, hours_of, surely_ended

ID = "soreness-after-massage"
BACK = reach_back("soreness_hands_over_h")


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for the done massage `subject` that lists the spots it left sore, the worst first."""
    if not subject.is_done or _has_later(history, subject):
        return
    found = sore_after(history, subject, history.now)
    sore = [spot for spot in found if history.now < _clears_at(history, subject, spot)]
    if sore:
        yield _finding(history, subject, sore)


def _has_later(history: History, massage: Massage) -> bool:
    later = history.index(Massage).starting(massage.ends.latest, history.now)
    return any(other.is_done and other.id != massage.id for other in later)


def _is_late(history: History, sore: Sore) -> bool:
    return sore.after_end.most > hours_of(history.thresholds.soreness_eases_h)


def _is_surely_late(history: History, sore: Sore) -> bool:
    limits = history.thresholds
    after = sore.after_end
    return hours_of(limits.soreness_eases_h) < after.least <= after.most <= hours_of(limits.soreness_hands_over_h)


def _clears_at(history: History, massage: Massage, sore: Sore) -> datetime:
    limits = history.thresholds
    said_h = limits.soreness_hands_over_h if _is_late(history, sore) else limits.soreness_eases_h
    return surely_ended(massage) + hours_of(said_h) + SECOND


def _finding(history: History, massage: Massage, sore: list[Sore]) -> Finding:
    is_late = any(_is_late(history, spot) for spot in sore)
    run = _hard_run_since(history, massage, sore)
    limits = history.thresholds
    is_part = is_late and not any(_is_surely_late(history, spot) for spot in sore)
    severity = Severity.CAUTION if is_late and not is_part and run is None else Severity.INFO
    eases_at = surely_ended(massage) + hours_of(limits.soreness_eases_h)
    spots = listed([spot.words for spot in sore])
    return Finding(
        rule=ID,
        severity=severity,
        title=f"Sore after the {name_of(massage)}",
        message=f"{capital(spots)}: {_said(history, massage, eases_at, run, is_late=is_late)}.",
        advice=ASK_TIMES if is_part else _advice(severity),
        entries=(massage.id, *dict.fromkeys(spot.rating.id for spot in sore), *([run.run.id] if run else [])),
        spots=tuple(each.spot for each in sore),
        measured={
            **measured_gap(sore[0].after_end),
            "soreness": sore[0].rating.rating,
            "soreness_before": sore[0].before,
            "spots": listed([spot.spot.name for spot in sore]),
        },
        clears_at=max(_clears_at(history, massage, spot) for spot in sore),
        source=S7,
    )


def _hard_run_since(history: History, massage: Massage, sore: list[Sore]) -> HardRun | None:
    last = max(spot.rating.starts.latest for spot in sore)
    found = hard_runs_done(history, massage.ends.latest, last)
    return found[-1] if found else None


def _said(history: History, massage: Massage, eases_at: datetime, run: HardRun | None, *, is_late: bool) -> str:
    if run:
        return f"could be the massage or {run.name} since"
    when = moment_words(eases_at, massage.start.zone)
    if is_late:
        return f"was expected to ease by {when}, {history.thresholds.soreness_eases_h} h after the massage"
    return f"expected after a massage, and to ease by {when}"


def _advice(severity: Severity) -> str:
    if severity is Severity.CAUTION:
        return "Go easy on these areas and rate them again; tell your therapist, and ask for less depth next time."
    return "Go easy on these areas, and rate them again then."


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
