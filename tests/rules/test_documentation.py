"""Every rule is documented, tested, sourced, and reads settings that exist and that change what it says."""

import importlib
import re
from dataclasses import fields
from pathlib import Path

import pytest

from runjournal.model.settings import Thresholds
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
    name = "month" if rule.group is Group.MONTH else module_of(rule)
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
def test_it_stands_in_a_file_of_its_name_that_says_what_why_and_an_example(rule: Rule) -> None:
    text = text_of(rule)
    assert text.startswith(f"{rule.id}: ")
    assert [word for word in ("What", "Why", "Example", "Source") if f"\n{word} " not in text] == []


@each_rule
def test_its_file_names_the_settings_it_reads(rule: Rule) -> None:
    text = text_of(rule)
    of_a_hard_run = {"hard_effort_from", "spike_percent", "long_run_min", "long_run_percent", "long_run_runs_a_week"}
    own = set(rule.thresholds) - of_a_hard_run - {"usual_pace_s_per_km"}
    assert {name for name in own if f"`{name}`" not in text} == set()
    assert "hard run" in text or not of_a_hard_run & set(rule.thresholds)


@each_rule
def test_it_has_a_test_of_its_own(rule: Rule) -> None:
    file = "test_checklist.py" if rule.group is Group.CHECKLIST else f"test_{module_of(rule)}.py"
    assert rule.id in (HERE / file).read_text(encoding="utf-8")


@each_rule
def test_its_documentation_is_plain_sentences(rule: Rule) -> None:
    for text in (rule.what, rule.why):
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


def test_the_articles_claims_are_all_there_in_order() -> None:
    assert [source.claim for source in claims.ARTICLE_CLAIMS] == [f"S{number}" for number in range(1, 13)]


def test_nothing_promises_too_much() -> None:
    said = " ".join(f"{rule.what} {rule.why} {rule.title}" for rule in RULES).lower()
    assert (
        re.findall(r"prevents? (?!injury)|\bcures?\b|\bheals?\b|guarantee|\bdetox|\btoxins?\b|you have a", said) == []
    )
    assert "no trial shows that it prevents injury" in said
