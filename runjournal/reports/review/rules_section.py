"""What the rules said in a stretch, and the sessions of its months, in words."""

from collections.abc import Iterator
from datetime import date, datetime

from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import count_of
from runjournal.model.moments import local_day
from runjournal.model.settings import Goal
from runjournal.reports.document import Fact, Facts, Paragraph, Section
from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.progress import Progress
from runjournal.trends.stretches import Zoom

MOST_TOLD = 12


def rules_section(told: FindingTimeline, zone: str) -> Section:
    """The findings that were raised, settled and still stand, the most severe first, and what was overruled."""
    shown = told.findings[:MOST_TOLD]
    facts = [Fact(one.finding.severity.word, _told(one, zone), one.finding.severity) for one in shown]
    facts += [Fact("overruled", f"{_about(told, place)}: {told.overrules[place].why}") for place in _places(told)]
    left_out = len(told.findings) - len(shown)
    notes = [Paragraph(f"{count_of(left_out, 'finding')} less severe not shown.")] if left_out > 0 else []
    return Section("What the rules said", (Facts(tuple(facts) or (Fact("rules", "Nothing."),)), *notes))


def _told(one: FindingEpisode, zone: str) -> str:
    raised = f"raised {_day(one.raised, zone)}" if one.raised else "from before"
    settled = f"settled {_day(one.settled, zone)}" if one.settled else "still stands"
    overruled = ", overruled" if one.finding.overruled else ""
    return f"{one.finding.title} ({raised}, {settled}{overruled})"


def _day(instant: datetime, zone: str) -> str:
    return day_words(local_day(instant, zone))


def _places(told: FindingTimeline) -> range:
    return range(len(told.overrules))


def _about(told: FindingTimeline, place: int) -> str:
    overrule = told.overrules[place]
    finding = told.about(overrule)
    return finding.title if finding else overrule.rule


def month_section(account: PeriodReport, goal: Goal) -> Section:
    """The sessions of each month of the stretch, and how today's month stands."""
    stretch, this = account.review.stretch, f"{account.review.today:%Y-%m}"
    where = {Zoom.WEEK: " in this week", Zoom.SPAN: " in these days"}.get(stretch.zoom, "")
    facts = [
        Fact(_month(month.month), _sessions(month.done, goal, where))
        for month in account.sessions
        if month.month <= this
    ]
    standing = tuple(_standing(account.progress)) if account.progress else ()
    return Section("Sessions", (Facts((*facts, *standing)),))


def _month(month: str) -> str:
    return f"{date.fromisoformat(f'{month}-01'):%B}"


def _sessions(done: int, goal: Goal, where: str) -> str:
    met = ", met" if done >= goal.sessions else ""
    return f"{count_of(done, 'session')}{where}; the goal is {goal.sessions} a month of {goal.minutes} min{met}"


def _standing(found: Progress) -> Iterator[Fact]:
    planned = f", {found.planned} planned" if found.planned else ""
    yield Fact("this month", f"{found.done} of {found.goal.sessions} done{planned}{_paused(found)}")
    yield Fact("streak", f"{count_of(found.streak, 'month')}; {count_of(found.safe_days_left, 'safe day')} left")


def _paused(found: Progress) -> str:
    return ", paused: it has no safe day" if found.paused else ""
