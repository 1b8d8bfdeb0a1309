"""The massages of a review in words: what followed each, recovery by depth, and whether massage helps."""

from collections.abc import Iterator, Sequence
from functools import partial

from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import capital, count_of, name_of
from runjournal.model.areas import join_sides
from runjournal.reports.document import Block, Fact, Facts, Paragraph, Picture, Section
from runjournal.reports.review.pictures import RECOVERY_LEGEND, recovery_picture
from runjournal.reports.review.wording import hours_words, points
from runjournal.rules.own_recovery import ENOUGH
from runjournal.rules.times import HOUR
from runjournal.trends.massage_help.curves import Curve, Dot, SpotCurve
from runjournal.trends.massage_help.hard_run_pairs import CAVEAT, Effect, MassageHelp
from runjournal.trends.massage_help.recovery_times import DepthRecovery
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.soreness.soreness_grid import MOST_DAYS

MOST_MASSAGES = 12
MOST_SPOTS = 3
TOLD_H = (12, 24, 48, 72, 120)


def massages_section(report: PeriodReport) -> Section:
    """Each massage with what followed, the latest last; of a long stretch the highest rating alone."""
    curves = report.review.curves[-MOST_MASSAGES:]
    is_long = report.review.stretch.length > MOST_DAYS
    left_out = len(report.review.curves) - len(curves)
    facts = tuple(_massage(curve, is_long=is_long) for curve in curves) or (Fact("massages", "None."),)
    blocks: list[Block] = [Facts(facts)]
    if left_out > 0:
        blocks.append(Paragraph(f"{count_of(left_out, 'earlier massage')} not shown."))
    if curves and not is_long:
        blocks.append(Paragraph("Soreness before, then after so many hours from its end."))
    return Section("After massages", tuple(blocks))


def _massage(curve: Curve, *, is_long: bool) -> Fact:
    massage = curve.massage
    name = f"{capital(name_of(massage))}, {massage.duration_s // 60} min."
    return Fact(day_words(massage.day), f"{name} {_followed(curve, is_long=is_long)}")


def _followed(curve: Curve, *, is_long: bool) -> str:
    spots = _joined(curve.spots)
    if not spots:
        return "Nothing that it worked or left sorer was rated since."
    curves = "; ".join(map(_highest if is_long else _spot, spots[:MOST_SPOTS]))
    settled = f"; settled {hours_words(curve.recovery.after_end)}" if curve.recovery else ""
    return f"{capital(curves)}{settled}.{'' if is_long else _alone(curve)}"


def _joined(spots: Sequence[SpotCurve]) -> list[SpotCurve]:
    """The spots, left and right as one if they were alike."""
    by_spot = {curve.spot: curve for curve in spots}
    pairs = join_sides(by_spot, lambda curve, other: (curve.before, curve.dots) == (other.before, other.dots))
    return [curve._replace(spot=spot) for spot, curve in pairs]


def _highest(curve: SpotCurve) -> str:
    return f"{curve.spot.name} {_before(curve)}, at most {max(dot.rating for dot in curve.dots)} after"


def _spot(curve: SpotCurve) -> str:
    dots = ", ".join(f"{dot.rating} at {dot.hours:.0f} h" for dot in _few(curve))
    return f"{curve.spot.name} {_before(curve)}, {dots}"


def _before(curve: SpotCurve) -> str:
    return "not rated before" if curve.before is None else f"{curve.before} before"


def _few(curve: SpotCurve) -> Sequence[Dot]:
    """The dots nearest to the times that show the curve: soon after, and each day."""
    nearest = (min(curve.dots, key=lambda dot: (abs(dot.hours - hours), dot.hours)) for hours in TOLD_H)
    return tuple(dict.fromkeys(nearest))


def _alone(curve: Curve) -> str:
    hours = curve.alone_for // HOUR
    last = max((dot.hours for spot in curve.spots for dot in spot.dots), default=0.0)
    return f" From {hours} h on, another massage or a hard run may show in it." if last > hours else ""


def recovery_section(report: PeriodReport) -> Section:
    """How long massages of each depth took to settle, and what went with massage after hard runs."""
    timed = tuple(of_depth for of_depth in report.recovery if of_depth.n)
    facts = tuple(Fact(of_depth.depth.value, _recovery(of_depth)) for of_depth in timed)
    picture = [Picture(partial(recovery_picture, timed), RECOVERY_LEGEND)] if timed else []
    note = "From a massage's end until every spot that rose was within 1 point of before; the latest 20 of each depth."
    medians = Facts(facts or (Fact("recovery", "No massage could be timed yet."),))
    return Section("How long massages take to settle", (medians, *picture, Paragraph(note)))


def _recovery(of_depth: DepthRecovery) -> str:
    if of_depth.median is None:
        return "none"
    median = f"{of_depth.median / HOUR:.0f} h (median, n = {of_depth.n})"
    likely = of_depth.likely()
    if likely is not None:
        return f"{median}, likely {likely.least / HOUR:.0f} to {likely.most / HOUR:.0f} h (95 % interval)"
    return f"{median}{f', {of_depth.remark}' if of_depth.remark else f'; a 95 % interval needs {ENOUGH}'}"


def help_section(report: PeriodReport) -> Section:
    """Whether massage helps: what went with it after hard runs."""
    answer = report.massage_help
    facts = tuple(Fact(f"{effect.hours} h after", _effect(effect)) for effect in answer.effects)
    return Section("Does massage help me?", (Facts(facts), *map(Paragraph, _help_notes(answer))))


def _effect(effect: Effect) -> str:
    interval = effect.interval
    if interval is None:
        return f"{effect.remark} ({count_of(effect.n, 'pair')} of hard runs, 6 are needed)"
    low, high = points(interval.low), points(interval.high)
    return (
        f"{points(interval.median)} sore with massage (median of {effect.n} pairs; "
        f"{interval.coverage * 100:.0f} % interval: {low} to {high})"
    )


def _help_notes(answer: MassageHelp) -> Iterator[str]:
    yield (
        f"Of the hard runs of two years {answer.with_massage} had a massage within 48 h and {answer.without} had none; "
        "each is paired with one alike in soreness before and in load."
    )
    if answer.is_enough:
        yield CAVEAT
