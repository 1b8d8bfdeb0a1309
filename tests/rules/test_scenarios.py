"""Whole journals in the entry language, and what the rules say of them at a moment."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, cast

import pytest

from runjournal.language.line.parse import parse
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.moments import to_instant
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET


class Scenario(TypedDict):
    """A journal in lines, the moment it is seen at, the rules asked about, and the severities expected by rule."""

    name: str
    zone: str
    as_of: str
    log: list[str]
    about: list[str]
    expect: dict[str, str]


FILE = Path(__file__).with_name("scenarios.json")
SCENARIOS = cast(list[Scenario], json.loads(FILE.read_text(encoding="utf-8")))


def entries_of(scenario: Scenario, now: datetime) -> Iterator[Entry]:
    """The entries of the lines, with ids by their place."""
    for place, line in enumerate(scenario["log"]):
        draft = parse(line, Context(now, scenario["zone"], Settings()))
        assert draft.is_ready, draft.problems
        yield from (replace(entry, id=f"{place}-{number}") for number, entry in enumerate(draft.entries))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: str(scenario["name"]))
def test_what_the_rules_say(scenario: Scenario) -> None:
    now = to_instant(datetime.fromisoformat(scenario["as_of"]), scenario["zone"]).astimezone(UTC)
    history = History.of(entries_of(scenario, now), Context(now, scenario["zone"], Settings()))
    said = {
        finding.rule: finding.severity.word for finding in RULESET.check(history) if finding.rule in scenario["about"]
    }
    assert said == scenario["expect"]
