"""Whether an answer calls the course's own finished code instead of being one."""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Iterator
from typing import Any

from .exercise import Exercise
from .unmet import Unmet

_ANSWERS = ("course_lib.app.crud", "course_lib.checks", "course_lib.instructor")


def refuse_the_reference(exercise: Exercise, answer: Any) -> None:
    """Raise `Unmet` where an answer calls the finished code of what it is to write."""
    if not exercise.refuses_the_reference:
        return
    if used := reference_used(answer, exercise.may_use):
        raise Unmet(
            f"{exercise.name} uses `{used}`, which is the course's own finished code.",
            mistake="imported_reference",
            next_step="Write it yourself, with SQLAlchemy alone; `hint(…)` helps.",
        )


def reference_used(answer: Any, allowed: tuple[str, ...] = ()) -> str | None:
    """The name of the course's finished code that an answer calls; None if it calls none.

    It is found by what the names in the compiled code stand for, through the learner's own helper
    functions and classes. Nothing is run.

    Args:
        answer: The learner's function or class.
        allowed: What it may use, by the names of its classes.
    """
    waiting, seen = [answer], {id(answer)}
    while waiting:
        for name, value in _used_by(waiting.pop()):
            if _is_an_answer(value):
                if getattr(value, "__name__", "") not in allowed:
                    return name
            elif id(value) not in seen and _is_a_learners(value):
                seen.add(id(value))
                waiting.append(value)
    return None


def _used_by(value: Any) -> Iterator[tuple[str, Any]]:
    """The objects, by name, that a function or a class of the learner's uses."""
    if isinstance(value, type):
        yield from ((base.__name__, base) for base in value.__bases__)
        for name, member in vars(value).items():
            function = inspect.unwrap(member) if inspect.isfunction(member) else None
            if function and function.__module__ == value.__module__:
                yield f"{value.__name__}.{name}", function
        return
    function = value if isinstance(value, types.FunctionType) else None
    if function is None:
        return
    for cell, name in zip(function.__closure__ or (), function.__code__.co_freevars, strict=True):
        try:
            yield name, cell.cell_contents
        except ValueError:  # not set yet
            continue
    names = set(_names_in(function.__code__))
    for name in sorted(names):
        value = function.__globals__.get(name, sys.modules.get(name))
        if isinstance(value, types.ModuleType):
            yield from _used_of(value, names)
        elif name in function.__globals__:
            yield name, value


def _used_of(module: types.ModuleType, names: set[str]) -> Iterator[tuple[str, Any]]:
    """What those names stand for in a module of the course's, and in the modules that it holds."""
    if not module.__name__.startswith("course_lib"):
        return
    for name in sorted(names & vars(module).keys()):
        value = vars(module)[name]
        if isinstance(value, types.ModuleType) and value.__name__.startswith(module.__name__):
            yield from _used_of(value, names)
        else:
            yield name, value


def _names_in(code: types.CodeType) -> Iterator[str]:
    """The global names, attributes and modules that a piece of code mentions."""
    for name in code.co_names:
        yield name
        parts = name.split(".")
        yield from (".".join(parts[:count]) for count in range(1, len(parts)))
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names_in(constant)


def _is_a_learners(value: Any) -> bool:
    """Whether it is a function or a class, and of no library."""
    if not isinstance(value, types.FunctionType | type):
        return False
    module = _module_of(value)
    file = str(getattr(sys.modules.get(module), "__file__", None) or "")
    package = module.partition(".")[0]
    return package not in (*sys.stdlib_module_names, "course_lib") and "site-packages" not in file


def _is_an_answer(value: Any) -> bool:
    kind = value if isinstance(value, types.FunctionType | type) else type(value)
    return _module_of(kind).startswith(_ANSWERS)


def _module_of(kind: types.FunctionType | type) -> str:
    """The module that a function or a class says it is of; empty where it says something else."""
    module = vars(kind).get("__module__") if isinstance(kind, type) else kind.__module__
    return module if isinstance(module, str) else ""
