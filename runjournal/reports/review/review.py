"""An account of a stretch as a page for oneself or for a coach, and the formats it is written in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from runjournal.language.display.dates import day_words
from runjournal.model.settings import Settings
from runjournal.reports.html import Html, element, text
from runjournal.reports.review import review_html, review_markdown
from runjournal.reports.review.findings import month_section, rules_section
from runjournal.reports.review.massages import help_section, massages_section, recovery_section
from runjournal.reports.review.pictures import bars_picture, heat_picture, is_drawable, legend, recovery_picture
from runjournal.reports.review.review_page import Page, Section
from runjournal.reports.review.runs import runs_section
from runjournal.reports.review.soreness import gist_section, heat_grid, soreness_section
from runjournal.reports.review.wording import span_words, title_of
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.review import Review
from runjournal.trends.soreness.soreness_grid import calendar
from runjournal.trends.stretches import Zoom

FOOT = "A runner's own journal, no medical advice. What was not logged is not shown as 0."

RECOVERY = "A line a massage, from still raised to settled, with its middle as a dot; the upright line is the median."


def own_page(account: PeriodReport, zone: str, settings: Settings) -> Page:
    """All of an account, for the runner."""
    told = account.told
    sections = [
        *_common(account, settings, is_own=True),
        *([rules_section(told, zone)] if told else []),
        month_section(account, settings.goal),
        recovery_section(account),
        help_section(account),
    ]
    return Page(title_of(account.review.stretch), _subtitle(account.review), sections, "")


def report_page(account: PeriodReport, settings: Settings) -> Page:
    """What a coach is sent: nothing of what the rules said, no notes, no names but those of areas."""
    sections = [*_common(account, settings, is_own=False), recovery_section(account), help_section(account)]
    return Page("Running and recovery", _subtitle(account.review), sections, FOOT)


def _common(account: PeriodReport, settings: Settings, *, is_own: bool) -> list[Section]:
    stretch = account.review.stretch
    by_weekdays = stretch.zoom is Zoom.YEAR and account.review.is_rated
    weeks = calendar(account.review.rated, stretch, settings.week_start) if by_weekdays else ()
    return [
        gist_section(account, is_own=is_own),
        soreness_section(account, weeks),
        runs_section(account, settings),
        massages_section(account),
    ]


def _subtitle(review: Review) -> str:
    """The days, and of a stretch that is not over up to which it is told."""
    stretch, today = review.stretch, review.today
    is_open = today in stretch and today < stretch.last
    return f"{span_words(stretch)}{f', told up to {day_words(today)}' if is_open else ''}"


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A way to write a report: its name, the end of its files' names, and the lines of a document."""

    name: str
    suffix: str
    lines: Callable[[PeriodReport, Settings], Iterator[str]]


def _markdown(account: PeriodReport, settings: Settings) -> Iterator[str]:
    return review_markdown.lines(report_page(account, settings))


def _html(account: PeriodReport, settings: Settings) -> Iterator[str]:
    return review_html.lines(report_page(account, settings), pictures_of(account))


FORMATS: dict[str, ReportFormat] = {
    known.name: known for known in (ReportFormat("markdown", ".md", _markdown), ReportFormat("html", ".html", _html))
}


def format_for(path: Path | None) -> ReportFormat:
    """The format that the end of a file's name asks for, else Markdown."""
    known = (written_as for written_as in FORMATS.values() if path and path.suffix.lower() == written_as.suffix)
    return next(known, FORMATS["markdown"])


def pictures_of(account: PeriodReport) -> dict[str, list[Html]]:
    """The pictures of a report by the section they stand in; none where there is nothing to draw."""
    review = account.review
    pictures: dict[str, list[Html]] = {}
    if review.heat.rows and is_drawable(grid := heat_grid(review)):
        pictures["soreness"] = [heat_picture(grid)]
    if review.training.runs or review.massages:
        pictures["runs"] = [bars_picture(review), element("p", text(legend(review)), class_="muted")]
    if any(known.n for known in account.recovery):
        pictures["recovery"] = [recovery_picture(account), element("p", text(RECOVERY), class_="muted")]
    return pictures
