"""What must be flagged, from typed lines to JSON: each scenario logs its lines and asks for the flags."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.runner import Runner


@dataclass(frozen=True)
class Scenario:
    """Lines logged at a moment, and of the rules it is about, those that must have something to say."""

    name: str
    zone: str
    as_of: str
    log: list[str]
    about: list[str]
    expect: dict[str, str]


SCENARIOS = [Scenario(**each) for each in json.loads(Path(__file__).with_name("scenarios.json").read_text("utf-8"))]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_flags_are_those_expected(scenario: Scenario, tmp_path: Path) -> None:
    runjournal = Runner(tmp_path)
    runjournal.as_of = scenario.as_of
    runjournal("log", "--zone", scenario.zone, *scenario.log)

    findings = runjournal.json("flags", "--zone", scenario.zone)["findings"]

    assert {found["rule"]: found["severity"] for found in findings if found["rule"] in scenario.about} == (
        scenario.expect
    )
    assert len(runjournal.lines()) == len(scenario.log)
