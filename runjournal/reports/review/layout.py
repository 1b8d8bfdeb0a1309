"""A stretch in review as a document, for the runner or for a coach."""

from runjournal.language.display.dates import day_words
from runjournal.model.settings import Settings
from runjournal.reports.document import Document, Section
from runjournal.reports.review.massage_sections import help_section, massages_section, recovery_section
from runjournal.reports.review.rules_section import month_section, rules_section
from runjournal.reports.review.runs_section import runs_section
from runjournal.reports.review.soreness_section import gist_section, soreness_section
from runjournal.reports.review.wording import span_words, stretch_title
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.review import Review
from runjournal.trends.soreness.soreness_grid import calendar
from runjournal.trends.stretches import Zoom

FOOT = "A runner's own journal, no medical advice. What was not logged is not shown as 0."


def own_review(report: PeriodReport, zone: str, settings: Settings) -> Document:
    """All that is known of a stretch, for the runner."""
    sections = [
        *_common(report, settings, is_own=True),
        *([rules_section(report.timeline, zone, is_over=report.review.is_over)] if report.timeline else []),
        month_section(report, settings.goal),
        recovery_section(report),
        help_section(report),
    ]
    return Document(stretch_title(report.review.stretch), _subtitle(report.review), tuple(sections))


def coach_report(report: PeriodReport, settings: Settings) -> Document:
    """What a coach is sent: nothing of what the rules said, no notes, no names but those of areas."""
    sections = [*_common(report, settings, is_own=False), recovery_section(report), help_section(report)]
    return Document("Running and recovery", _subtitle(report.review), tuple(sections), FOOT)


def _common(report: PeriodReport, settings: Settings, *, is_own: bool) -> list[Section]:
    stretch = report.review.stretch
    by_weekdays = stretch.zoom is Zoom.YEAR and report.review.is_rated
    weeks = calendar(report.review.rated, stretch, settings.week_start) if by_weekdays else ()
    return [
        gist_section(report, is_own=is_own),
        soreness_section(report, weeks),
        runs_section(report, settings),
        massages_section(report),
    ]


def _subtitle(review: Review) -> str:
    """The days, and if the stretch is not over, up to which it is shown."""
    stretch, today = review.stretch, review.today
    is_open = today in stretch and today < stretch.last
    return f"{span_words(stretch)}{f', as of {day_words(today)}' if is_open else ''}"
