"""A frozen class behaves as the standard library's frozen dataclass with slots."""

import copy
import dataclasses
import pickle
import re
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import runjournal
from runjournal.model.entries import Bath, Run
from runjournal.model.frozen import frozen, light
from runjournal.model.moments import Moment


@frozen
class Point:
    """Two numbers, and names that are not compared."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("negative")


@dataclass(frozen=True, slots=True)
class Standard:
    """The same of the standard library."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list, compare=False, repr=False)


@frozen(kw_only=True)
class Deep(Point):
    """One that inherits; `z` is given by name."""

    z: int
    sum: int = field(default=0, init=False)


@frozen(slots=False)
class Cached:
    """One that keeps what it worked out."""

    x: int = 3

    @cached_property
    def double(self) -> int:
        """Worked out once."""
        return 2 * self.x


def test_it_is_a_dataclass() -> None:
    assert all(dataclasses.is_dataclass(cls) for cls in (Point, Deep, Cached))
    assert [each.name for each in fields(Point)] == ["x", "y", "names"]
    assert asdict(Point(1)) == {"x": 1, "y": 2, "names": []}
    assert replace(Point(1, names=["a"]), y=5) == Point(1, 5)
    assert repr(Point(1)) == repr(Standard(1)).replace("Standard", "Point")


@pytest.mark.parametrize("arguments", [(), (1, 2, [], 4)])
def test_arguments_are_counted(arguments: tuple[Any, ...]) -> None:
    for cls in (Point, Standard):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            cls(*arguments)


def test_every_object_has_a_default_of_its_own() -> None:
    Point(1).names.append("a")
    assert Point(1).names == []


def test_an_inherited_class_takes_its_own_by_name() -> None:
    assert (Deep(1, 3, z=4).x, Deep(1, 3, z=4).y, Deep(1, z=4).z, Deep(1, z=4).sum) == (1, 3, 4, 0)
    with pytest.raises(TypeError):
        Deep(1, 2, [], 4)  # type: ignore[call-arg]


def test_equal_values_are_equal_objects() -> None:
    assert Point(1, names=["a"]) == Point(1, names=["b"])
    assert hash(Point(1)) == hash(Point(1, 2))
    assert Point(1) != Point(2)
    assert Point(1) != Standard(1)  # type: ignore[comparison-overlap]
    assert Point(1) != Deep(1, z=0)
    assert hash(Point(1)) == hash(Standard(1))


def test_nothing_changes() -> None:
    point: Any = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 5
    with pytest.raises(FrozenInstanceError):
        point.other = 5
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_checks_hold_for_every_new_object() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="negative"):
            Point(-1)
    with pytest.raises(ValueError, match="negative"):
        replace(Point(1), x=-1)


def test_a_class_without_slots_keeps_what_it_worked_out() -> None:
    cached = Cached(4)
    assert (cached.double, cached.__dict__["double"], Cached().x) == (8, 8, 3)
    assert Cached(4) == cached
    with pytest.raises(FrozenInstanceError):
        cached.x = 5  # type: ignore[misc]


ENTRY = Run(start=Moment.whole_day(date(2026, 11, 23), "Europe/Berlin"), distance_m=8_000)


@pytest.mark.parametrize("same", [copy.copy, copy.deepcopy, lambda entry: pickle.loads(pickle.dumps(entry))])
def test_an_entry_can_be_copied(same: Any) -> None:
    assert same(ENTRY) == ENTRY


def test_an_entry_matches_a_pattern() -> None:
    match ENTRY:
        case Bath():
            pytest.fail("a run is no bath")
        case Run(distance_m=metres):
            assert metres == 8_000


def test_values_are_made_with_it() -> None:
    """The standard decorator costs every command 0.3 ms a class; identity, which `RuleSet` has, only that gives."""
    sources = {path: path.read_text(encoding="utf-8") for path in Path(runjournal.__path__[0]).rglob("*.py")}
    slow = [path.name for path, text in sources.items() if re.search(r"^@dataclass\(.*frozen=True", text, re.MULTILINE)]
    assert slow == ["ruleset.py"]


@light
class Note:
    """What a message is: values by place or name, of which one has a default."""

    words: str
    is_error: bool = False
    spots: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_new = True


def test_a_light_class_is_a_dataclass_whose_objects_change_and_are_compared_by_none() -> None:
    note, named = Note("a"), Note(words="a", is_error=True)
    assert (note.words, note.is_error, note.spots, note.is_new) == ("a", False, [], True)
    assert (named.words, named.is_error) == ("a", True)
    assert note != Note("a")
    assert note.spots is not named.spots
    note.words = "b"
    assert asdict(note) == {"words": "b", "is_error": False, "spots": []}


def test_a_light_class_refuses_what_its_fields_do_not_name() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'words'"):
        Note()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'word'"):
        Note(word="a")  # type: ignore[call-arg]
