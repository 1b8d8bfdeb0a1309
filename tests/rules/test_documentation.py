"""Every rule is documented, tested, sourced, and reads settings that exist and that change what it says."""

import importlib
import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from runjournal.model.settings import Settings, Thresholds
from runjournal.rules import claims
from runjournal.rules.finding import Source
from runjournal.rules.registry import BY_ID, RULES
from runjournal.rules.rule import Group, Rule

HERE = Path(__file__).parent
CHECKS = HERE.parents[1] / "runjournal/rules/checks"
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
KNOWN = {source for source in vars(claims).values() if isinstance(source, Source)}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))


def module_of(rule: Rule) -> str:
    return rule.id.replace("-", "_")


def text_of(rule: Rule) -> str:
    """The docstring of the module that a rule stands in."""
    name = {Group.MONTH: "month", Group.CHECKLIST: "checklist"}.get(rule.group, module_of(rule))
    (file,) = CHECKS.rglob(f"{name}.py")
    module = ".".join(file.relative_to(CHECKS).with_suffix("").parts)
    return importlib.import_module(f"runjournal.rules.checks.{module}").__doc__ or ""


@each_rule
def test_it_has_a_kebab_case_id_and_a_place_in_the_registry(rule: Rule) -> None:
    assert KEBAB.fullmatch(rule.id)
    assert BY_ID[rule.id] is rule


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(RULES)


@each_rule
def test_it_stands_in_a_file_of_its_name_that_says_in_a_sentence_what_it_is(rule: Rule) -> None:
    first, *more = text_of(rule).splitlines()
    assert first.startswith("The checklist" if rule.group is Group.CHECKLIST else f"{rule.id}: ")
    assert first.endswith((".", "booking"))
    assert [line for line in more if line.startswith(("What ", "Why ", "Example ", "Settings ", "Source "))] == []


@each_rule
def test_it_reads_the_settings_that_its_documentation_names(rule: Rule) -> None:
    named = {name for _, name, _, _ in Formatter().parse(rule.what) if name}
    of_the_goal = {"goal_sessions", "goal_minutes"} if rule.group is Group.MONTH else set()
    assert named - set(rule.thresholds) - of_the_goal - {"long_race"} == set()
    assert "long_race_m" in rule.thresholds or "long_race" not in named


@each_rule
def test_its_documentation_follows_the_runners_own_settings(rule: Rule) -> None:
    of_a_hard_run = {"hard_effort_from", "spike_percent", "long_run_min", "long_run_percent", "long_run_runs_a_week"}
    numbers = set(re.findall(r"\d+", rule.what))
    defaults = Thresholds()
    for name in set(rule.thresholds) - of_a_hard_run:
        assert str(getattr(defaults, name)) not in numbers, name


def test_what_a_rule_says_has_the_number_of_the_setting() -> None:
    rule = BY_ID["race-too-close"]
    said = rule.what_with(Settings(thresholds=Thresholds(race_gap_h=36)))
    assert said == "A massage that ends less than 36 hours before a race. Exactly 36 hours is fine."
    bath = BY_ID["epsom-bath"]
    assert "at most 1 hour ago" in bath.what_with(Settings(thresholds=Thresholds(bath_h=1)))


@each_rule
def test_it_has_a_test_of_its_own(rule: Rule) -> None:
    file = "test_checklist.py" if rule.group is Group.CHECKLIST else f"test_{module_of(rule)}.py"
    assert rule.id in (HERE / file).read_text(encoding="utf-8")


@each_rule
def test_its_documentation_is_plain_sentences(rule: Rule) -> None:
    for text in (rule.what_with(Settings()), rule.why):
        assert text.endswith(".")
        assert len(text) <= 120
    for text in (rule.title, rule.example):
        assert text
        assert not text.endswith(".")


@each_rule
def test_it_has_a_source_with_a_strength(rule: Rule) -> None:
    assert rule.source in KNOWN
    assert rule.source.strength
    assert rule.source.reference


@each_rule
def test_it_reads_settings_that_exist(rule: Rule) -> None:
    assert set(rule.thresholds) <= {field.name for field in fields(Thresholds)}
    assert len(set(rule.thresholds)) == len(rule.thresholds)


def test_every_threshold_is_read_by_a_rule() -> None:
    read = {name for rule in RULES for name in rule.thresholds}
    assert {field.name for field in fields(Thresholds)} - read == set()


@pytest.mark.parametrize("claim", [f"S{number}" for number in range(1, 13)])
def test_the_articles_claims_are_all_there(claim: str) -> None:
    assert getattr(claims, claim).claim == claim


def test_nothing_promises_too_much() -> None:
    said = " ".join(f"{rule.what_with(Settings())} {rule.why} {rule.title}" for rule in RULES).lower()
    assert (
        re.findall(r"prevents? (?!injury)|\bcures?\b|\bheals?\b|guarantee|\bdetox|\btoxins?\b|you have a", said) == []
    )
    assert "no trial shows that it prevents injury" in said
