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


def own_review(account: PeriodReport, zone: str, settings: Settings) -> Document:
    """All that is known of a stretch, for the runner."""
    sections = [
        *_common(account, settings, is_own=True),
        *([rules_section(account.told, zone)] if account.told else []),
        month_section(account, settings.goal),
        recovery_section(account),
        help_section(account),
    ]
    return Document(stretch_title(account.review.stretch), _subtitle(account.review), tuple(sections))


def coach_report(account: PeriodReport, settings: Settings) -> Document:
    """What a coach is sent: nothing of what the rules said, no notes, no names but those of areas."""
    sections = [*_common(account, settings, is_own=False), recovery_section(account), help_section(account)]
    return Document("Running and recovery", _subtitle(account.review), tuple(sections), FOOT)


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
