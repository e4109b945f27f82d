"""What a picture of modules, classes and exercises sees, by their memory and object by object."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pytest

from course_lib.instructor.sandbox import tamper
from course_lib.instructor.sandbox.memory import Memory, memory_is_known
from course_lib.instructor.sandbox.tamper import Held, Picture

PACKAGE = "course_lib.looked_at"


@dataclass(frozen=True, slots=True)
class Fixed:
    first: str
    second: tuple[int, ...]


FIXED = Fixed("as it was", (1, 2))


@pytest.fixture
def module() -> Iterator[Any]:
    """A module with a function, a class and other names."""
    module = types.ModuleType(PACKAGE)
    code = "def f(): ...\ndef g(): ...\nclass C:\n    def m(self): ...\nnumber = 3\n"
    exec(code, vars(module))
    sys.modules[PACKAGE] = module
    try:
        yield module
    finally:
        del sys.modules[PACKAGE]


@pytest.fixture(params=["by its memory", "object by object"])
def picture(
    request: pytest.FixtureRequest, module: Any, monkeypatch: pytest.MonkeyPatch
) -> Picture:
    """A picture of that module and of one object with slots."""
    if request.param == "object by object":
        monkeypatch.setattr(tamper, "memory_is_known", lambda: False)
    more = [Held("fixed", FIXED, Fixed.__slots__, get=attrgetter)]
    taken = Picture([PACKAGE.partition(".")[0]], more)
    assert (taken._memory is None) == (request.param == "object by object")
    return taken


def unchanged(module: Any) -> None:
    """Nothing happens."""


def counts(module: Any) -> None:
    module.number = 4


def grows(module: Any) -> None:
    vars(module).update({f"name{n}": n for n in range(1_000)})  # its table moves


def puts_back(module: Any) -> None:
    before, module.f = module.f, None
    module.f = before


def puts_another(module: Any) -> None:
    module.f = lambda: None


def puts_another_and_grows(module: Any) -> None:
    module.f = module.g
    grows(module)


def removes(module: Any) -> None:
    del module.f


def puts_a_method(module: Any) -> None:
    module.C.m = module.f


def adds_a_method(module: Any) -> None:
    module.C.__eq__ = lambda self, other: True


def changes_a_slot(module: Any) -> None:
    object.__setattr__(FIXED, "second", (1, 2, 3))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (unchanged, None),
        (counts, None),
        (grows, None),
        (puts_back, None),
        (puts_another, f"{PACKAGE}.f"),
        (puts_another_and_grows, f"{PACKAGE}.f"),
        (removes, PACKAGE),
        (puts_a_method, f"{PACKAGE}.C.m"),
        (adds_a_method, f"{PACKAGE}.C"),
        (changes_a_slot, "fixed.second"),
    ],
)
def test_what_was_changed_is_named(
    picture: Picture,
    module: Any,
    change: Callable[[Any], Any],
    named: str | None,
) -> None:
    before = FIXED.second
    try:
        change(module)
        assert picture.changed() == named
    finally:
        object.__setattr__(FIXED, "second", before)


def test_every_function_is_in_the_picture(picture: Picture, module: Any) -> None:
    assert {id(module.f), id(module.g), id(module.C.m)} <= picture.functions


def test_the_memory_is_known_to_the_pythons_that_the_course_is_for() -> None:
    if sys.implementation.name == "cpython" and sys.version_info < (3, 15):
        assert memory_is_known()


def test_a_table_that_moved_is_told_from_those_that_did_not() -> None:
    spaces: list[dict[str, object]] = [{f"key{n}": n for n in range(9)} for _ in range(3)]
    memory = Memory(spaces)
    assert memory.changed() == []
    spaces[1].update({f"more{n}": n for n in range(100)})
    spaces[2]["key1"] = "another"
    assert memory.changed() == [1, 2]


class HasADict:
    """An object that keeps its attributes in a dict, which may share its keys with others."""

    def __init__(self) -> None:
        self.name = 1


@pytest.mark.parametrize("space", [HasADict(), vars(HasADict()), [1], "text"])
def test_what_lies_elsewhere_is_refused(space: Any) -> None:
    with pytest.raises(TypeError):
        Memory([space])
