"""The JSON of the therapist's card, as the README documents it: whole, where the page is cut."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext, iso
from runjournal.cli.json.findings import finding_to_json
from runjournal.model.areas import Spot
from runjournal.model.moments import Gap

if TYPE_CHECKING:
    from runjournal.model.entries import Condition, Entry, Massage, Race
    from runjournal.rules.facts.hard_runs import HardRun
    from runjournal.rules.finding import Finding
    from runjournal.trends.card_facts import Booked, CardFacts, PastMassage
    from runjournal.trends.massage_help.recovery_times import DepthRecovery
    from runjournal.trends.massage_help.went_with import Bathed, Settled
    from runjournal.trends.soreness.sore_since import SoreSpot


def card_to_json(ctx: CommandContext, card: "CardFacts") -> dict[str, object]:
    """Return the card for JSON, with the moment and zone at which it was made."""
    return {
        "as_of": iso(card.now, card.zone),
        "zone": card.zone,
        "conditions": [_condition(condition) for condition in card.conditions],
        "red_flags": [finding_to_json(ctx, finding) for finding in card.flags],
        "booking": _booked(ctx, card.booked) if card.booked else None,
        "race": _race(card, card.race) if card.race else None,
        "hard_runs": [_hard_run(hard) for hard in card.hard_runs],
        "since": {
            "day": card.since.day.isoformat(),
            "massage": card.since.massage.id if card.since.massage else None,
            "days": card.days,
            "days_rated": card.rated_days,
        },
        "soreness": [_spot(spot) for spot in card.spots],
        "massages": [_session(session) for session in card.sessions],
        "recurring": [_recurring(finding) for finding in card.recurring],
        "settled": [_depth(recovery) for recovery in card.depths],
        "settled_with_bath": _bathed(card.bathed),
    }


def _when(entry: "Entry") -> dict[str, object]:
    local = entry.start.local
    return {"id": entry.id, "day": entry.day.isoformat(), "start": local.isoformat() if local else None}


def _names(spots: Iterable[Spot]) -> list[str]:
    return [spot.name for spot in spots]


def _condition(condition: "Condition") -> dict[str, object]:
    return {
        "name": condition.name.value,
        "since": condition.day.isoformat(),
        "areas": _names(condition.spots),
        "detail": condition.detail,
    }


def _asked(massage: "Massage") -> dict[str, object]:
    return {
        **_when(massage),
        "duration_s": massage.duration_s,
        "massage_kind": massage.massage_kind,
        "depth": massage.depth,
        "areas": _names(massage.spots),
    }


def _booked(ctx: CommandContext, booked: "Booked") -> dict[str, object]:
    findings = [finding_to_json(ctx, finding) for finding in booked.findings]
    return {**_asked(booked.massage), "verdict": booked.verdict.word, "findings": findings}


def _session(session: "PastMassage") -> dict[str, object]:
    massage, recovery = session
    return {
        **_asked(massage),
        "pain": massage.pain,
        "braced": massage.braced,
        "note": massage.note,
        "settled_h": _between(recovery.after_end) if recovery else None,
    }


def _race(card: "CardFacts", race: "Race") -> dict[str, object]:
    return {
        **_when(race),
        "name": race.name,
        "distance_m": race.distance_m,
        "priority": race.priority,
        "days_away": (race.day - card.today).days,
    }


def _hard_run(hard: "HardRun") -> dict[str, object]:
    run = hard.run
    return {
        **_when(run),
        "status": run.status,
        "distance_m": run.distance_m,
        "descent_m": run.descent_m,
        "reason": hard.reason,
    }


def _spot(sore: "SoreSpot") -> dict[str, object]:
    return {
        "area": sore.spot.name,
        "highest": sore.highest,
        "latest": sore.latest,
        "trend": sore.course,
        "qualities": list(sore.qualities),
        "days_rated": [day.isoformat() for day in sore.rated_days],
        "days_sore": [day.isoformat() for day in sore.sore_days],
    }


def _recurring(finding: "Finding") -> dict[str, object]:
    return {
        "area": finding.measured["spot"],
        "times": finding.measured["times"],
        "massages": finding.measured["massages"],
    }


def _depth(recovery: "DepthRecovery") -> dict[str, object]:
    return {
        "depth": recovery.depth,
        "n": recovery.n,
        "median_h": _hours_or_none(recovery.median),
        "remark": recovery.remark,
    }


def _bathed(baths: "Bathed") -> dict[str, object]:
    return {"with": _settled(baths.after_bath), "without": _settled(baths.without), "remark": baths.remark}


def _settled(settled: "Settled") -> dict[str, object]:
    return {"n": settled.n, "median_h": _hours_or_none(settled.median)}


def _between(gap: Gap) -> dict[str, float]:
    return {"least": _hours(gap.least), "most": _hours(gap.most)}


def _hours_or_none(length: timedelta | None) -> float | None:
    return None if length is None else _hours(length)


def _hours(length: timedelta) -> float:
    return round(length.total_seconds() / 3600, 2)
