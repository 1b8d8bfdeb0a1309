"""What the runner decided against a rule: a light massage by own hands on the eve of a race."""

from collections.abc import Mapping
from datetime import date, timedelta

from runjournal.demo.pen import Pen
from runjournal.demo.races import TEN, TRAIL_TEN, Fixture
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import Depth, MassageKind
from runjournal.model.entries import Massage, Overrule

RULE = "race-too-close"
REASONS = {
    TRAIL_TEN: "only fifteen light minutes, to calm the nerves",
    TEN: "a small race, and the calves asked for it",
}
FROM_DAYS_AGO = 340
EVE_MINUTE = 20 * 60


def write_decisions(pen: Pen, today: date, races: Mapping[date, Fixture]) -> None:
    """The massages of the last year on the eve of some races, each overruled into being two days before the race."""
    for day, fixture in sorted(races.items()):
        if fixture in REASONS and (today - day).days <= FROM_DAYS_AGO:
            _write_decision(pen, day, REASONS[fixture])


def _write_decision(pen: Pen, race_day: date, why: str) -> None:
    massage = Massage(
        **pen.head(race_day - timedelta(days=1), EVE_MINUTE),
        duration_s=15 * 60,
        depth=Depth.LIGHT,
        massage_kind=MassageKind.SELF,
        spots=(Spot(Area.CALF),),
    )
    pen.write(massage)
    head = pen.head(race_day - timedelta(days=2), EVE_MINUTE + 15)
    pen.write(Overrule(**head, rule=RULE, about=massage.id, why=why))
