"""What is better, sorer, to be asked about, or for a clinician."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.rules.finding import Finding, Overruled, Severity, Source
from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline
from runjournal.trends.gist import Gist, gist
from runjournal.trends.soreness.comparison import SpotTrend
from runjournal.trends.soreness.soreness_days import SpotSummary

LEFT = Spot(Area.CALF, Side.LEFT)
KNEE = Spot(Area.KNEE, Side.LEFT)
HIP = Spot(Area.HIP, Side.LEFT)


def trend(mean: float, last: float | None, usual: float | None, spot: Spot = LEFT, above: int = 0) -> SpotTrend:
    before = SpotSummary(spot, last, None, 0, 0)
    return SpotTrend(SpotSummary(spot, mean, 5, above, 4), before, usual, 0 if usual is None else 3)


def told(rule: str, severity: Severity, *spots: Spot) -> FindingTimeline:
    """A finding that stands."""
    finding = Finding(rule, severity, "Title", "", "", ("e",), Source("", "", ""), spots)
    return FindingTimeline((FindingEpisode(finding, None),))


def names(found: Gist) -> tuple[int, int, int]:
    return len(found.better), len(found.sorer), len(found.ask)


@pytest.mark.parametrize(
    ("one", "better", "sorer", "ask"),
    [
        pytest.param(trend(3, 3, 3), 0, 0, 0, id="the same"),
        pytest.param(trend(1, 3, 2), 1, 0, 0, id="2 less than last week"),
        pytest.param(trend(1.1, 3, 2), 0, 0, 0, id="a little less than 2"),
        pytest.param(trend(1, 2, 3), 1, 0, 0, id="2 less than usual"),
        pytest.param(trend(5, 3, 4), 0, 1, 1, id="2 more than last week"),
        pytest.param(trend(5, 4, 3), 0, 1, 1, id="2 more than usual"),
        pytest.param(trend(4, 6, 2), 0, 1, 1, id="less than last week, but more than usual"),
        pytest.param(trend(4, None, None), 0, 0, 0, id="nothing to compare with"),
        pytest.param(trend(4, None, None, above=1), 0, 0, 0, id="above 3 on one day"),
        pytest.param(trend(4, None, None, above=2), 0, 0, 1, id="above 3 on two days"),
        pytest.param(trend(3, 6, 6, above=2), 1, 0, 1, id="better, but still sore"),
        pytest.param(trend(6, 2, 2, KNEE, above=4), 0, 1, 0, id="a knee is no muscle"),
    ],
)
def test_one_spot(one: SpotTrend, better: int, sorer: int, ask: int) -> None:
    assert names(gist([one], None)) == (better, sorer, ask)


def test_what_comes_back_after_massages_is_asked_about() -> None:
    again = told("recurring-soreness", Severity.INFO, LEFT)
    assert gist([trend(1, 1, 1)], again).ask == (trend(1, 1, 1),)
    assert gist([trend(1, 1, 1, HIP)], again).ask == ()


def test_what_a_red_flag_stands_on_is_for_a_clinician_alone() -> None:
    one = trend(6, 2, 2, above=4)
    for spots in ((LEFT,), (Spot(Area.NECK, Side.MIDDLE), Spot(Area.QUAD, Side.RIGHT), LEFT)):
        found = gist([one], told("soreness-not-settling", Severity.CAUTION, *spots))
        assert [finding.rule for finding in found.clinician] == ["soreness-not-settling"]
        assert (found.ask, found.sorer) == ((), (one,))
    assert gist([trend(6, 2, 2, HIP)], told("tendon-pain", Severity.CAUTION, Spot(Area.HIP_FLEXOR, Side.LEFT))).ask
    assert gist([one], told("race-too-close", Severity.WARNING)).clinician == ()
    assert gist([one], told("calf-swelling", Severity.INFO, LEFT)).clinician == ()


def test_only_what_still_stands_and_was_not_overruled_counts() -> None:
    (standing,) = told("calf-swelling", Severity.WARNING, LEFT).episodes
    then = datetime(2026, 4, 26, tzinfo=UTC)
    settled = replace(standing, settled=then)
    overruled = replace(standing, finding=replace(standing.finding, overruled=Overruled(then, "seen by a doctor")))
    assert gist([], FindingTimeline((standing,))).clinician == (standing.finding,)
    assert gist([], FindingTimeline((settled,))).clinician == ()
    assert gist([], FindingTimeline((overruled,))).clinician == ()
