"""Entries and journals for the tables of the rules' tests, written as shortly as a runner would."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth, MassageKind, MealSize, Quality, RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Bath, Condition, Drink, Entry, Massage, Meal, Note, Race, Run, Soreness, Urine
from runjournal.model.moments import Moment, to_instant
from runjournal.model.settings import Familiar, Goal, Settings, Thresholds
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.rule import Rule

LONDON = "Europe/London"
PLANNED, DONE, CANCELLED = Status.PLANNED, Status.DONE, Status.CANCELLED
SELF = MassageKind.SELF
LIGHT, MEDIUM, FIRM, DEEP = Depth.LIGHT, Depth.MEDIUM, Depth.FIRM, Depth.DEEP
INFO, CAUTION, WARNING = Severity.INFO, Severity.CAUTION, Severity.WARNING


def utc(wall: str, zone: str = LONDON) -> datetime:
    """The UTC instant of a local time such as "2026-04-24 09:30" or "… 09:30:15"."""
    return to_instant(datetime.fromisoformat(wall), zone)


def moment(when: str, zone: str = LONDON) -> Moment:
    """A moment from a local time, or from a date alone the whole day."""
    if len(when) == len("2026-04-24"):
        return Moment.whole_day(date.fromisoformat(when), zone)
    return Moment.at_instant(utc(when, zone), zone)


def massage(
    when: str,
    minutes: int = 60,
    depth: Depth | None = None,
    status: Status = PLANNED,
    *,
    named: str = "massage",
    zone: str = LONDON,
    pain: int | None = None,
    braced: bool = False,
    kind: MassageKind | None = None,
    spots: tuple[Spot, ...] = (),
) -> Massage:
    """A massage, planned unless said otherwise."""
    return Massage(
        start=moment(when, zone),
        duration_s=minutes * 60,
        depth=depth,
        status=status,
        id=named,
        pain=pain,
        braced=braced,
        massage_kind=kind,
        spots=spots,
    )


def race(
    when: str,
    name: str = "Spring Half",
    status: Status = PLANNED,
    *,
    named: str = "race",
    zone: str = LONDON,
    km: float | None = None,
    minutes: int | None = None,
) -> Race:
    """A race, planned unless said otherwise."""
    return Race(
        start=moment(when, zone),
        name=name,
        status=status,
        id=named,
        distance_m=None if km is None else round(km * 1000),
        duration_s=None if minutes is None else minutes * 60,
    )


def run(
    when: str,
    km: float | None = None,
    minutes: int | None = None,
    *,
    kind: RunKind | None = None,
    effort: int | None = None,
    status: Status = DONE,
    named: str = "run",
    zone: str = LONDON,
) -> Run:
    """A run, done unless said otherwise."""
    return Run(
        start=moment(when, zone),
        distance_m=None if km is None else round(km * 1000),
        duration_s=None if minutes is None else minutes * 60,
        run_kind=kind,
        effort=effort,
        status=status,
        id=named,
    )


def sore(
    when: str,
    rating: int,
    area: Area = Area.CALF,
    side: Side = Side.LEFT,
    *,
    quality: Quality | None = None,
    note: str = "",
    named: str = "",
) -> Soreness:
    """A rating of soreness, of the left calf unless said otherwise; its id is its time unless given."""
    return Soreness(
        start=moment(when),
        rating=rating,
        area=area,
        side=side,
        quality=quality,
        note=note,
        id=named or _word("sore", when),
    )


def all_clear(when: str) -> Soreness:
    """Every area rated 0."""
    return Soreness(start=moment(when), area=Area.EVERYWHERE, rating=0, id=_word("clear", when))


def drink(when: str, volume_ml: int) -> Drink:
    """A drink; its id is its time."""
    return Drink(start=moment(when), volume_ml=volume_ml, id=_word("drink", when))


def urine(when: str, colour: int, *, named: str = "urine") -> Urine:
    """A colour of urine."""
    return Urine(start=moment(when), colour=colour, id=named)


def meal(when: str, size: MealSize = MealSize.HEAVY) -> Meal:
    """A meal, heavy unless said otherwise."""
    return Meal(start=moment(when), size=size, id=_word("meal", when))


def bath(when: str) -> Bath:
    """A bath."""
    return Bath(start=moment(when), id=_word("bath", when))


def note(when: str, text: str) -> Note:
    """A note; its id is its time."""
    return Note(start=moment(when), text=text, id=_word("note", when))


def condition(when: str, name: ConditionName, *, clears: bool = False, named: str = "condition") -> Condition:
    """A condition of the checklist that begins, or ends."""
    return Condition(start=moment(when), name=name, clears=clears, id=named)


def used_to_massage(before: str, zone: str = LONDON) -> list[Massage]:
    """Three light sessions done, the latest 30 days before a date."""
    day = date.fromisoformat(before)
    days = [day - timedelta(days=ago) for ago in (70, 50, 30)]
    return [
        massage(f"{session} 18:00", 45, LIGHT, DONE, named=f"session-{n}", zone=zone) for n, session in enumerate(days)
    ]


def journal(
    entries: Iterable[Entry],
    now: str,
    zone: str = LONDON,
    *,
    settings: Settings | None = None,
    familiar: Familiar = Familiar.AUTO,
    goal: Goal | None = None,
    suggest_bath: bool = True,
    own_recovery: bool = True,
    **thresholds: int,
) -> History:
    """A journal as it is at the local time `now`, under the default settings but for the thresholds named."""
    known = settings or Settings(
        familiar=familiar,
        goal=goal or Goal(),
        thresholds=Thresholds(suggest_bath=suggest_bath, own_recovery=own_recovery, **thresholds),
    )
    return History.of(entries, Context(utc(now, zone), zone, known))


def found(rule: str, history: History) -> list[Finding]:
    """What one rule says of a history, engine left aside."""
    return list(BY_ID[rule].all_findings(history))


def under(history: History, settings: Settings) -> History:
    """The same entries under other settings."""
    return History.of(history.entries, history.context._replace(settings=settings), history.recovery)


def said(rule: str, history: History) -> Severity | None:
    """The severity of the one finding that a rule has, or None where it has none; more than one is an error."""
    findings = found(rule, history)
    assert len(findings) <= 1, findings
    return findings[0].severity if findings else None


def only(rule: str, history: History) -> Finding:
    """The one finding that a rule has."""
    (finding,) = found(rule, history)
    return finding


def advice(rule: str, history: History) -> str:
    """The advice of the one finding that a rule has, as the engine composes it."""
    (finding,) = (finding for finding in RULESET.check(history) if finding.rule == rule)
    return finding.advice


def at(history: History, now: datetime) -> History:
    """The same entries seen at another moment (UTC); what had not happened by then is left out."""
    return History.of(history.entries, Context(now, history.zone, history.settings), history.recovery)


def assert_clears(rule: str, history: History) -> None:
    """The one finding of a rule is there until the second before `clears_at`, and gone at it."""
    finding = only(rule, history)
    assert finding.clears_at is not None
    before = found(rule, at(history, finding.clears_at - timedelta(seconds=1)))
    assert [other.entries for other in before] == [finding.entries]
    assert found(rule, at(history, finding.clears_at)) == []


def assert_stops(rule: Rule, history: History, finding: Finding) -> None:
    """A finding is there until the second before it clears, and gone at it.

    What it lists may shrink on the way, so it is known again by its spot and the entries it shares.
    """
    if finding.clears_at is None:
        return
    before = _alike(rule, at(history, finding.clears_at - timedelta(seconds=1)), finding)
    assert any(not finding.entries or set(other.entries) & set(finding.entries) for other in before), finding
    after = _alike(rule, at(history, finding.clears_at), finding)
    assert not any(_is_left_of(other, finding) for other in after), finding


def _is_left_of(other: Finding, finding: Finding) -> bool:
    return other.entries[:1] == finding.entries[:1] and set(other.entries) <= set(finding.entries)


def _alike(rule: Rule, history: History, finding: Finding) -> list[Finding]:
    return [other for other in rule.all_findings(history) if other.measured.get("spot") == finding.measured.get("spot")]


def _word(kind: str, when: str) -> str:
    return f"{kind}-{when.replace(' ', 'T')}"
