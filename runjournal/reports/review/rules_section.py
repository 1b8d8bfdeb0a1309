"""What the rules said in a stretch, and the sessions of its months, in words."""

from collections.abc import Iterator
from datetime import date, datetime

from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import count_of, part_of
from runjournal.model.entries import Overrule
from runjournal.model.moments import local_day
from runjournal.model.settings import Goal
from runjournal.reports.document import Fact, Facts, Paragraph, Section
from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.progress import Progress
from runjournal.trends.stretches import Zoom

MOST_FINDINGS = 12


def rules_section(timeline: FindingTimeline, zone: str, *, is_over: bool) -> Section:
    """The findings that were raised, settled or stood at the end, most severe first, and what was overruled."""
    findings = list(dict.fromkeys(_episode(episode, zone, is_over=is_over) for episode in timeline.episodes))
    facts = findings[:MOST_FINDINGS]
    facts += [Fact("overruled", f"{_title(timeline, made)}: {made.why}") for made in timeline.overrules]
    left_out = len(findings) - MOST_FINDINGS
    notes = [Paragraph(f"{count_of(left_out, 'finding')} less severe not shown.")] if left_out > 0 else []
    return Section("What the rules said", (Facts(tuple(facts) or (Fact("rules", "Nothing."),)), *notes))


def _episode(episode: FindingEpisode, zone: str, *, is_over: bool) -> Fact:
    raised = f"raised {_day(episode.raised, zone)}" if episode.raised else "from before"
    standing = "stood at the end" if is_over else "still stands"
    settled = f"settled {_day(episode.settled, zone)}" if episode.settled else standing
    overruled = ", overruled" if episode.finding.overruled else ""
    words = f"{episode.finding.title} ({raised}, {settled}{overruled})"
    return Fact(episode.finding.severity.word, words, episode.finding.severity)


def _day(instant: datetime, zone: str) -> str:
    return day_words(local_day(instant, zone))


def _title(timeline: FindingTimeline, overrule: Overrule) -> str:
    """What was overruled: the title of the finding, or the rule's id if the finding was not seen."""
    finding = timeline.about(overrule)
    return finding.title if finding else overrule.rule


def month_section(report: PeriodReport, goal: Goal) -> Section:
    """The sessions of each month of the stretch, and how today's month stands."""
    stretch, this = report.review.stretch, f"{report.review.today:%Y-%m}"
    where = {Zoom.WEEK: " in the week", Zoom.SPAN: " in these days"}.get(stretch.zoom, "")
    facts = [
        Fact(_month(month.month), _sessions(month.done, goal, where))
        for month in report.sessions
        if month.month <= this
    ]
    standing = tuple(_standing(report.progress)) if report.progress else ()
    return Section("Sessions", (Facts((*facts, *standing)),))


def _month(month: str) -> str:
    return f"{date.fromisoformat(f'{month}-01'):%B}"


def _sessions(done: int, goal: Goal, where: str) -> str:
    met = ", met" if done >= goal.sessions else ""
    wanted = f"the goal is {goal.sessions} a month, {goal.minutes} min or more"
    return f"{count_of(done, 'session')}{where}; {wanted}{met}"


def _standing(progress: Progress) -> Iterator[Fact]:
    planned = f", {progress.planned} planned" if progress.planned else ""
    done = part_of(progress.done, progress.goal.sessions, "session")
    yield Fact("this month", f"{done} done{planned}{_paused(progress)}")
    yield Fact("streak", f"{count_of(progress.streak, 'month')} in a row")
    yield Fact("safe days", f"{progress.safe_days_left} left this month")


def _paused(progress: Progress) -> str:
    return ", paused: it has no safe day" if progress.paused else ""
