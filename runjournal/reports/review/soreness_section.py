"""The first parts of a review in words: its gist, and soreness by spot and day."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from runjournal.language.display.dates import day_and_month
from runjournal.language.display.sentence_parts import count_of
from runjournal.model.areas import Spot, join_sides
from runjournal.reports.document import (
    Block,
    Column,
    Fact,
    Facts,
    Grid,
    Paragraph,
    Picture,
    Section,
    Table,
    number_columns,
)
from runjournal.reports.review.pictures import heat_picture, is_drawable
from runjournal.reports.review.wording import NOT_KNOWN, number
from runjournal.rules.finding import Finding
from runjournal.trends.gist import Gist
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.review import Review
from runjournal.trends.soreness.comparison import SpotTrend
from runjournal.trends.soreness.soreness_days import ABOVE
from runjournal.trends.soreness.soreness_grid import GridWeek
from runjournal.trends.stretches import WEEK_DAYS, Stretch, Zoom

MOST_ROWS = 12
"""How many spots a table shows; the sorest come first."""
MOST_NAMED = 5
NONE = "No spot by 2 points or more."
NOTHING_BEFORE = "Nothing to compare with: none of these spots was rated before."
BEFORE = {Zoom.WEEK: "the week before", Zoom.MONTH: "the month before", Zoom.YEAR: "the year before"}


def gist_section(report: PeriodReport, *, is_own: bool) -> Section:
    """What is better and sorer; for the runner also what to ask the therapist for, and what is for a clinician."""
    flags = report.gist.clinician if is_own else ()
    is_over = report.review.is_over
    facts = [Fact("clinician", _flag(flag, is_over=is_over), flag.severity) for flag in flags]
    return Section(
        "In short", (Facts((*dict.fromkeys(facts), *_gist_facts(report.gist, report.review, is_own=is_own))),)
    )


def _flag(flag: Finding, *, is_over: bool) -> str:
    """A red flag with its advice, which is for today and not for a stretch that is over."""
    return f"{flag.title} stood at the end." if is_over else f"{flag.title}. {flag.advice}"


def _gist_facts(gist: Gist, review: Review, *, is_own: bool) -> Iterator[Fact]:
    last = before_words(review.stretch)
    if not review.is_rated:
        yield Fact("soreness", "Nothing was rated.")
        return
    none = NONE if _can_compare(review) else NOTHING_BEFORE
    yield Fact("better", _changes(gist.better, last) or none)
    yield Fact("sorer", _changes(gist.sorer, last) or none)
    spots = _asks(gist.ask)
    if is_own:
        yield Fact("ask for", spots or "Nothing stands out to ask the therapist for.")
    else:
        yield Fact("to watch", spots or "Nothing stands out.")


def _can_compare(review: Review) -> bool:
    """Whether any spot was rated before as well, or no spot was named at all."""
    changes = [
        change for trend in review.trends for change in (trend.from_last, trend.from_usual) if change is not None
    ]
    return bool(changes) or not review.trends


def before_words(stretch: Stretch) -> str:
    """What the stretch before is called."""
    return BEFORE.get(stretch.zoom, f"the {stretch.length} days before")


def _changes(trends: Sequence[SpotTrend], last: str) -> str:
    return _named({trend.spot: f" {_change(trend, last)}" for trend in trends})


def _change(trend: SpotTrend, last: str) -> str:
    earlier = [f"{number(trend.last.mean)} {last}"] if trend.last.mean is not None else []
    usual = [f"{number(trend.usual)} usually"] if trend.usual is not None and trend.usual_n > 1 else []
    return f"{number(trend.this.mean)}, was {', '.join([*earlier, *usual])}"


def _asks(trends: Sequence[SpotTrend]) -> str:
    return _named({trend.spot: _days_above(trend.this.days_above) for trend in trends})


def _days_above(days: int) -> str:
    return f" (above {ABOVE} on {count_of(days, 'day')})" if days else ""


def _named(words: Mapping[Spot, str]) -> str:
    """The first spots, each with its words; left and right with the same words are one."""
    joined = [f"{spot.name}{after}" for spot, after in join_sides(words)]
    more = len(joined) - MOST_NAMED
    return "; ".join([*joined[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def soreness_section(report: PeriodReport, weeks: Sequence[GridWeek] = ()) -> Section:
    """The heat map with what it comes to; of a year also its `weeks`, by weekdays."""
    review = report.review
    blocks: list[Block] = []
    if review.grid.rows:
        grid = heat_grid(review)
        blocks += [*([Picture(partial(heat_picture, grid))] if is_drawable(grid) else []), grid]
        blocks += [] if review.stretch.zoom is Zoom.WEEK else [_spots_table(review)]
    return Section("Soreness", (*blocks, *year_grids(weeks), *map(Paragraph, _notes(review, weeks))))


def heat_grid(review: Review) -> Grid:
    """The spots by columns, the sorest first; of a week with their means and the days above 3 beside them."""
    rows = review.grid.rows[:MOST_ROWS]
    is_week = review.stretch.zoom is Zoom.WEEK
    trends = {trend.spot: trend for trend in review.trends}
    return Grid(
        column_labels(review.grid.columns),
        tuple(row.spot.name for row in rows),
        tuple(tuple(NOT_KNOWN if cell is None else str(cell) for cell in row.cells) for row in rows),
        ("mean", "before", "usual", f">{ABOVE}") if is_week else (),
        tuple(_beside(trends[row.spot]) for row in rows) if is_week else (),
    )


def _beside(trend: SpotTrend) -> tuple[str, ...]:
    return number(trend.this.mean), number(trend.last.mean), number(trend.usual), str(trend.this.days_above)


def _spots_table(review: Review) -> Table:
    """What the columns come to, for each spot."""
    trends = {trend.spot: trend for trend in review.trends}
    head = (Column("spot"), *number_columns("mean", "before", "highest", f"days above {ABOVE}", "days rated"))
    return Table(head, tuple(_spot_row(trends[row.spot]) for row in review.grid.rows[:MOST_ROWS]))


def _spot_row(trend: SpotTrend) -> tuple[str, ...]:
    this = trend.this
    before = number(trend.last.mean)
    return this.spot.name, number(this.mean), before, str(this.worst), str(this.days_above), str(this.days_logged)


def column_labels(columns: Sequence[Stretch]) -> tuple[str, ...]:
    """What stands above the columns: weekdays of a week, days of a month, the first days of weeks, months."""
    if columns[0].zoom is Zoom.MONTH:
        return tuple(f"{month.first:%b}" for month in columns)
    if columns[0].zoom is Zoom.WEEK:
        return tuple(day_and_month(week.first) for week in columns)
    if len(columns) <= WEEK_DAYS:
        return tuple(f"{day.first:%a}" for day in columns)
    return tuple(str(day.first.day) for day in columns)


def year_grids(weeks: Sequence[GridWeek]) -> Iterator[Grid]:
    """The days of a year by weekdays, half a year at a time."""
    half = -(-len(weeks) // 2)
    for part in (weeks[:half], weeks[half:]):
        if part:
            yield _by_weekdays(part)


def _by_weekdays(weeks: Sequence[GridWeek]) -> Grid:
    names = [f"{day:%a}" for day in weeks[0].week.days]
    months = [max(day.day for day in week.days if day) for week in weeks]
    labels = tuple(
        f"{day:%b}" if index == 0 or day.month != months[index - 1].month else "" for index, day in enumerate(months)
    )
    cells = tuple(tuple(_cell(week, weekday) for week in weeks) for weekday in range(len(names)))
    return Grid(labels, tuple(names), cells)


def _cell(week: GridWeek, weekday: int) -> str:
    day = week.days[weekday]
    if day is None:
        return ""
    return NOT_KNOWN if day.worst is None else str(day.worst)


def _notes(review: Review, weeks: Sequence[GridWeek]) -> Iterator[str]:
    if not review.is_rated:
        yield "Nothing was rated, which does not mean that nothing was sore."
        return
    left_out = len(review.grid.rows) - MOST_ROWS
    if left_out > 0:
        yield f"{count_of(left_out, 'spot')} less sore not shown."
    if not review.grid.rows:
        yield "All clear whenever it was rated."
    yield f"0 to 10, the highest of each column; {NOT_KNOWN} not rated, which is not 0. {_columns(review)}"
    if weeks:
        yield "Below, the highest rating of any spot on each day of the year."


def _columns(review: Review) -> str:
    last = before_words(review.stretch)
    if review.stretch.zoom is Zoom.WEEK:
        usual = f"before: {last}; usual: the mean of the eight weeks before; >{ABOVE}: days above {ABOVE}"
        return f"Mean of the days rated; {usual}. A change under 2 points is noise."
    return f"Mean of the days rated; before: {last}. A change under 2 points is noise."
