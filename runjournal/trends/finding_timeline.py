"""What the rules said in a stretch of days: which findings were raised in it, which settled, which were overruled.

The rules are checked again as they were then: when the stretch began, at the end of each of its days, and a moment
before each massage began, with the journal as it was known at that time. What was done later counts as planned by
then. A finding that came and went between two of these moments is not seen.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Overrule
from runjournal.model.frozen import frozen
from runjournal.model.moments import day_span, local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.registry import BY_ID, RULES, RULESET
from runjournal.rules.ruleset import CONDITIONS, marked
from runjournal.rules.times import DAY, SECOND, earliest_start
from runjournal.trends.backtest import Key, KnownThen, key_of, month_key
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.stretches import Stretch

AHEAD = timedelta(days=35)
"""How long after a stretch what is planned can bring a finding in it: the rest of its month."""
FORESEEN = timedelta(days=14)
"""How long after a stretch what was done counts as planned in it: two weeks, longer than rules look ahead."""
NAMING = RULESET.where(lambda rule: rule.names_entries)
OF_MONTHS = tuple(rule for rule in RULES if not rule.names_entries)


@frozen
class FindingEpisode:
    """A finding as it was found last, and from when until when (UTC).

    `raised` is the moment at which it was first found, None if that was before the stretch began. `settled` is the
    first at which it no longer was, None if it still was at the last.
    """

    finding: Finding
    raised: datetime | None
    settled: datetime | None = None


@frozen
class FindingTimeline:
    """What the rules said in a stretch, most severe first, then in order of time.

    `overrules` are the decisions made in it, oldest first, with their reasons.
    """

    episodes: tuple[FindingEpisode, ...] = ()
    overrules: tuple[Overrule, ...] = ()

    @property
    def raised(self) -> tuple[FindingEpisode, ...]:
        """The findings that came up in the stretch."""
        return tuple(episode for episode in self.episodes if episode.raised)

    @property
    def settled(self) -> tuple[FindingEpisode, ...]:
        """The findings that went in it, those among them that came up in it as well."""
        return tuple(episode for episode in self.episodes if episode.settled)

    @property
    def standing(self) -> tuple[FindingEpisode, ...]:
        """The findings that still stand at its end."""
        return tuple(episode for episode in self.episodes if not episode.settled)

    def about(self, overrule: Overrule) -> Finding | None:
        """The finding that a decision is against, or None if it was not seen in the stretch."""
        return next((episode.finding for episode in self.episodes if _is_against(overrule, episode.finding)), None)


def timeline_of(journal: EntryReader, stretch: Stretch, context: Context) -> FindingTimeline:
    """What the rules said in a stretch of a journal, as of a context: reads what they reach from it, and no more."""
    since, now, zone = journal.first_day(), context.now, context.zone
    if since is None or since > stretch.last or day_span(stretch.first, zone).earliest > now:
        return FindingTimeline()
    entries = foreseeable(journal.reached_in(stretch.first, stretch.last, AHEAD), stretch, zone)
    return episodes_in(
        KnownThen.of(entries, now, zone, journal.own_recovery(context)), stretch, context.settings, since
    )


def foreseeable(entries: Iterable[Entry], stretch: Stretch, zone: str) -> list[Entry]:
    """The entries that can have been known, done or planned, by the end of a stretch."""
    end = day_span(stretch.last, zone).latest
    return [entry for entry in entries if earliest_start(entry) <= end + (AHEAD if entry.is_planned else FORESEEN)]


def episodes_in(past: KnownThen, stretch: Stretch, settings: Settings, since: date) -> FindingTimeline:
    """What the rules said in a stretch, from the day `since` on, where the journal begins, up to the past's `now`."""
    open_now: dict[Key, FindingEpisode] = {}
    closed: list[FindingEpisode] = []
    for index, moment in enumerate(_moments(past, stretch, since)):
        standing = {_key(finding, past, moment): finding for finding in _findings_at(past, moment, settings)}
        for key in open_now.keys() - standing.keys():
            episode = open_now.pop(key)
            closed.append(FindingEpisode(episode.finding, episode.raised, moment))
        is_new = index > 0 or since >= stretch.first
        for key, finding in standing.items():
            raised = open_now[key].raised if key in open_now else (moment if is_new else None)
            open_now[key] = FindingEpisode(finding, raised)
    return FindingTimeline(_ordered([*closed, *open_now.values()]), _overrules(past, stretch))


def _moments(past: KnownThen, stretch: Stretch, since: date) -> list[datetime]:
    """When the rules are checked, never later than now."""
    days = [day for day in stretch.days if day >= since]
    begins = day_span(days[0], past.zone).earliest if days else past.now
    if begins >= past.now:
        return []
    ends = [day_span(day, past.zone).latest.replace(microsecond=0) for day in days]
    massages = past.since(Kind.MASSAGE, begins)
    before = [earliest_start(massage) - SECOND for massage in massages if massage.day in stretch]
    within = {moment for moment in (*ends, *before) if begins < moment < past.now}
    return [begins, *sorted(within), *([past.now] if past.now <= ends[-1] else [])]


def _findings_at(past: KnownThen, moment: datetime, settings: Settings) -> Iterator[Finding]:
    """What the rules found: of the month as it was known, of all else with what lay ahead as planned."""
    history = past.at(moment, settings)
    yield from NAMING.check(history)
    if OF_MONTHS and not RULESET.is_hurt(history):
        unforeseen = past.at(moment, settings, foresees=False)
        for rule in OF_MONTHS:
            yield from marked(tuple(rule.all_findings(unforeseen)), unforeseen)


def _key(finding: Finding, past: KnownThen, moment: datetime) -> Key:
    """What makes it the same finding at two moments: its spot if it has one, else what it is about.

    A finding of the checklist is about its condition, whichever massages it names at the time.
    """
    if finding.rule in CONDITIONS:
        return finding.rule, finding.entries[0]
    if "spot" in finding.measured:
        return finding.rule, *(spot.name for spot in finding.spots)
    about = key_of(BY_ID[finding.rule], finding, past)
    return finding.rule, *(about or month_key(local_day(moment, past.zone)))


def _overrules(past: KnownThen, stretch: Stretch) -> tuple[Overrule, ...]:
    entries = past.since(Kind.OVERRULE, day_span(stretch.first, past.zone).earliest - DAY)
    made = (entry for entry in entries if isinstance(entry, Overrule))
    return tuple(entry for entry in made if entry.day in stretch and entry.starts.earliest <= past.now)


def _is_against(overrule: Overrule, finding: Finding) -> bool:
    return overrule.rule == finding.rule and overrule.about in finding.entries


def _ordered(episodes: Iterable[FindingEpisode]) -> tuple[FindingEpisode, ...]:
    order = {rule.id: index for index, rule in enumerate(RULES)}

    def key(episode: FindingEpisode) -> tuple[int, float, int, tuple[str, ...], str]:
        finding = episode.finding
        raised = episode.raised.timestamp() if episode.raised else 0.0
        return -finding.severity, raised, order[finding.rule], finding.entries, finding.title

    return tuple(sorted(episodes, key=key))
