"""The third card: what the rules said, and what came of the massages."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from textual.content import Content
from textual.reactive import reactive

from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import count_of, name_of
from runjournal.model.areas import join_sides
from runjournal.model.entries import Overrule
from runjournal.rules.own_recovery import ENOUGH
from runjournal.rules.registry import BY_ID
from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline
from runjournal.trends.massage_help.curves import Curve, SpotCurve
from runjournal.trends.massage_help.hard_run_pairs import CAVEAT, Effect, MassageHelp
from runjournal.trends.massage_help.recovery_times import DepthRecovery
from runjournal.trends.massage_help.sign_interval import FEWEST
from runjournal.tui.inks import SEVERITY_INK, heat_ink
from runjournal.tui.models.week import RulesView
from runjournal.tui.screens.week.week_card import Card, half, short_name, side_by_side, wrapped

TWO_HALVES_FROM = 110
NAME = 16
HOURS = 120
TICKS_H = (0, 24, 48, 72, 96)


class RulesCard(Card):
    """Findings and overrules, the curve after each massage, recovery by depth, and whether massage helps."""

    HELP = """\
What the rules said: the findings that came up, those that settled, and those overruled with the reason. After each
massage you see how sore each area was by hours since its end; a bar marks from when on something else can be the
cause. Recovery is from a massage's end to the first rating within 1 point of before; too few say nothing. Does massage
help me? compares hard runs with a massage within 48 hours with like ones without: it went with it, it did not cause it.
"""

    findings: reactive[RulesView | None] = reactive(None, layout=True)

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return (self.findings,)

    def rows(self, width: int) -> list[Content]:
        """Two halves if there is room, else one part below the other."""
        view = self.findings
        if view is None:
            return [self.muted("Reading what the rules said …")]
        is_wide = width >= TWO_HALVES_FROM
        room = half(width) if is_wide else width
        left = [*self._timeline(view.timeline, room), Content(""), *self._help(view.help, room)]
        right = [*self._curves(view.review.curves, room), Content(""), *self._depths(view.depths, room)]
        return side_by_side(left, right, width) if is_wide else [*left, Content(""), *right]

    # what the rules said

    def _timeline(self, timeline: FindingTimeline | None, width: int) -> list[Content]:
        lines = [self.head("What the rules said")]
        if timeline is None:
            return wrapped([*lines, self.muted("Shown for half a year at most; Z looks closer.")], width)
        episodes = {(each.finding.severity, each.finding.title, self._when(each)): each for each in timeline.episodes}
        findings = [line for episode in episodes.values() for line in self._episode(episode, width)]
        overrules = [line for made in timeline.overrules for line in wrapped([self._overrule(made)], width, 2)]
        nothing = [] if findings or overrules else [self.muted("Nothing: no finding was up.")]
        return [*lines, *nothing, *findings, *overrules]

    def _episode(self, episode: FindingEpisode, width: int) -> Iterator[Content]:
        severity = episode.finding.severity
        title = Content.assemble(
            (f"{self.draw.glyphs.of(severity)} {severity.word}  ", SEVERITY_INK[severity]),
            (self.draw.plain(episode.finding.title), "$foreground"),
        )
        when = self.muted(self._when(episode))
        if title.cell_length + when.cell_length + 2 <= width:
            yield Content.assemble(title, "  ", when)
            return
        yield from wrapped([title], width, 2)
        yield Content.assemble("  ", when)

    def _when(self, episode: FindingEpisode) -> str:
        """From when until when it was up."""
        raised = f"raised {self._day(episode.raised)}" if episode.raised else "from before"
        settled = f"settled {self._day(episode.settled)}" if episode.settled else self._standing()
        return f"{raised}, {'overruled' if episode.finding.overruled else settled}"

    def _standing(self) -> str:
        is_over = self.findings is not None and self.findings.review.is_over
        return "stayed up" if is_over else "still up"

    def _day(self, instant: datetime) -> str:
        return self.draw.at(instant)[:-6]

    def _overrule(self, overrule: Overrule) -> Content:
        rule = BY_ID.get(overrule.rule)
        title = rule.title if rule else overrule.rule
        return Content.assemble(
            ("overruled  ", "bold $accent"),
            (self.draw.plain(f"{title}: "), "$foreground"),
            (f"“{overrule.why}”" if not self.draw.settings.ascii else f'"{overrule.why}"', "italic $foreground 62%"),
        )

    # does massage help me?

    def _help(self, help_: MassageHelp, width: int) -> list[Content]:
        with_one = count_of(help_.with_massage, "hard run")
        hard = f"{with_one} with a massage within 48 h, {help_.without} without, in two years"
        lines = [
            self.head("Does massage help me?"),
            self.muted(hard),
            *(self._effect(effect) for effect in help_.effects),
        ]
        if help_.is_enough:
            lines.append(self.muted(CAVEAT))
        return wrapped(lines, width, 2)

    def _effect(self, effect: Effect) -> Content:
        label = (f"{effect.hours} h after  ", "$foreground 62%")
        interval = effect.interval
        if interval is None:
            return Content.assemble(
                label, ("not enough yet", "$foreground"), (f", {effect.n} of {FEWEST} pairs", "$foreground 62%")
            )
        sign = "less sore" if interval.median < 0 else "sorer" if interval.median > 0 else "the same"
        size = (
            f"{abs(interval.median):g} {'point' if abs(interval.median) == 1 else 'points'} " if interval.median else ""
        )
        return Content.assemble(
            label,
            (f"{size}{sign} with massage", "bold $foreground"),
            (self.draw.plain(f"  {interval.low:+g} to {interval.high:+g}, {effect.n} pairs"), "$foreground 62%"),
        )

    # curves

    def _curves(self, curves: tuple[Curve, ...], width: int) -> list[Content]:
        lines = [self.head("After each massage")]
        if not curves:
            return wrapped([*lines, self.muted("No massage was done.")], width)
        room = width - NAME - 4
        ticks = [Content.styled(" " * NAME + "was " + _ticks(room), "$foreground 38%")]
        has_dots = any(curve.spots for curve in curves)
        newest_first = (line for curve in reversed(curves) for line in self._curve(curve, width))
        return [*lines, *(ticks if has_dots else []), *newest_first]

    def _curve(self, curve: Curve, width: int) -> Iterator[Content]:
        massage = curve.massage
        title = f"{day_words(massage.day)}  {name_of(massage)}"
        yield from wrapped(
            [Content.assemble((title, "bold $foreground"), (f"  {_settled(curve)}", "$foreground 62%"))], width, 2
        )
        room = width - NAME - 4
        yield from (self._spot(spot, curve, room) for spot in _joined(curve.spots))

    def _spot(self, spot: SpotCurve, curve: Curve, room: int) -> Content:
        """The ratings at their hours, after what it was before; a bar where something else begins."""
        line = [" "] * room
        until = int(curve.alone_for.total_seconds() / 3600 / HOURS * (room - 1))
        if until < room - 1:
            line[until] = self.draw.glyphs.divider
        inks: list[tuple[int, int]] = []
        for dot in spot.dots:
            begin = min(int(dot.hours / HOURS * (room - 2)), room - 2)
            line[begin : begin + len(str(dot.rating))] = str(dot.rating)
            inks.append((begin, dot.rating))
        drawn = Content.styled("".join(line), "$foreground 38%")
        for begin, rating in inks:
            drawn = drawn.stylize(
                f"bold {heat_ink(rating)}" if rating > 2 else "$foreground", begin, begin + len(str(rating))
            )
        before = self.draw.glyphs.missing if spot.before is None else str(spot.before)
        return Content.assemble(
            (short_name(spot.spot).ljust(NAME), "$foreground 80%"), (f"{before:>2}  ", "$foreground 62%"), drawn
        )

    # recovery

    def _depths(self, depths: tuple[DepthRecovery, ...], width: int) -> list[Content]:
        lines = [self.head("Recovery by depth")]
        measured = [depth for depth in depths if depth.n]
        if not measured:
            lines.append(
                self.muted("No massage could be timed yet: rate an area before one, and after it until it settles.")
            )
        return wrapped([*lines, *(self._depth(depth) for depth in measured)], width, 2)

    def _depth(self, depth: DepthRecovery) -> Content:
        median = _hours(depth.median) if depth.median is not None else ""
        return Content.assemble(
            (f"{depth.depth:<8}", "$foreground 80%"),
            (f"{median:>5}  ", "bold $foreground"),
            (self.draw.plain(self._sure(depth)), "$foreground 62%"),
        )

    def _sure(self, depth: DepthRecovery) -> str:
        """How sure the median is: its interval, or the dots."""
        likely = depth.likely()
        if likely:
            return f"{_hours(likely.least)} to {_hours(likely.most)} (95 %), {depth.n} massages"
        midpoints = sorted(recovery.midpoint for recovery in depth.recoveries)
        dots = " ".join(str(_whole_hours(midpoint)) for midpoint in midpoints)
        return f"{depth.n} timed: {dots}, {depth.remark or f'a 95 % interval needs {ENOUGH}'}"


def _settled(curve: Curve) -> str:
    """How long it took to settle, or why that is not known."""
    if curve.recovery:
        return f"settled after {_hours(curve.recovery.midpoint)}"
    if not curve.spots:
        return "nothing that it worked or left sorer was rated since"
    if all(spot.before is None for spot in curve.spots):
        return "not rated before it"
    return "not seen to settle"


def _hours(length: timedelta) -> str:
    """Whole hours, for what is not known more exactly."""
    return f"{_whole_hours(length)} h"


def _whole_hours(length: timedelta) -> int:
    return round(length.total_seconds() / 3600)


def _ticks(room: int) -> str:
    text = [" "] * room
    for hours in TICKS_H:
        name = f"{hours} h"
        begin = int(hours / HOURS * (room - 2))
        text[begin : begin + len(name)] = name
    return "".join(text)[:room]


def _joined(spots: Sequence[SpotCurve]) -> Iterator[SpotCurve]:
    """The spots, left and right that are alike in all as one."""
    by_spot = {curve.spot: curve for curve in spots}
    for spot, curve in join_sides(by_spot, lambda curve, other: curve._replace(spot=other.spot) == other):
        yield curve._replace(spot=spot)
