"""Whether an answer calls the course's own finished code instead of being one."""

from __future__ import annotations

import dis
import functools
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
    """The objects, by name, that a function, a class or an object of the learner's uses."""
    if isinstance(value, functools.partial):
        yield "partial", value.func
    elif isinstance(value, type):
        yield from ((base.__name__, base) for base in value.__bases__)
        for name, member in vars(value).items():
            yield f"{value.__name__}.{name}", _function_under(member)
    elif isinstance(value, types.FunctionType):
        yield from _used_by_function(value)
    else:
        yield type(value).__name__, type(value)


def _function_under(member: Any) -> Any:
    """The function under what the body of a class may wrap it in; else the member itself."""
    if isinstance(member, staticmethod | classmethod):
        return member.__func__
    if isinstance(member, property):
        return member.fget
    if isinstance(member, functools.cached_property | functools.partialmethod):
        return member.func
    return member


def _used_by_function(function: types.FunctionType) -> Iterator[tuple[str, Any]]:
    for cell, name in zip(function.__closure__ or (), function.__code__.co_freevars, strict=True):
        try:
            yield name, cell.cell_contents
        except ValueError:  # not set yet
            continue
    yield from ((each.__class__.__name__, each) for each in function.__defaults__ or ())
    if not any(_may_lead(name, function) for name in _all_names(function.__code__)):
        return  # reading the code takes longer than all else here
    read = list(_names_in(function.__code__))
    attributes = {name for kind, name in read if kind == "attribute"}
    for kind, name in sorted(set(read)):
        if kind == "attribute":
            continue
        value = (sys.modules if kind == "module" else function.__globals__).get(name)
        if isinstance(value, types.ModuleType):
            yield from _used_of(value, attributes)
        else:
            yield name, value


def _all_names(code: types.CodeType) -> Iterator[str]:
    """All names in a piece of code, whatever they are there."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _all_names(constant)


def _may_lead(name: str, function: types.FunctionType) -> bool:
    """Whether a name in a function may stand for an answer, or for what leads to one."""
    value = function.__globals__.get(name)
    if isinstance(value, types.ModuleType):
        return value.__name__.startswith("course_lib")
    of_ours = name.startswith("course_lib")  # as it stands behind `import`
    return of_ours or _is_an_answer(value) or _is_a_learners(value)


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


def _names_in(code: types.CodeType) -> Iterator[tuple[str, str]]:
    """The names that a piece of code reads, each with its kind: global, module or attribute.

    A function of the learner's own may be called as one of the course's is, so what is read of a
    parameter (`self.create_user`) is left out, and a global is not taken for a module's attribute.
    """
    parameters = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    of_a_parameter = False
    for each in dis.get_instructions(code):
        if each.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield "global", each.argval
        elif each.opname == "IMPORT_NAME":
            parts = each.argval.split(".")
            yield from (("module", ".".join(parts[:n])) for n in range(1, len(parts) + 1))
            yield from (("attribute", part) for part in parts[1:])
        elif each.opname in ("LOAD_ATTR", "LOAD_METHOD", "IMPORT_FROM") and not of_a_parameter:
            yield "attribute", each.argval
        of_a_parameter = each.opname.startswith("LOAD_FAST") and _last(each.argval) in parameters
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names_in(constant)


def _last(name: str | tuple[str, ...]) -> str:
    """The name that is read last: from Python 3.13 on, one instruction may read two."""
    return name if isinstance(name, str) else name[-1]


def _is_a_learners(value: Any) -> bool:
    """Whether it is a function, a class or an object, and of no library."""
    if isinstance(value, functools.partial):
        return True
    of_code = isinstance(value, types.FunctionType | type)
    module = _module_of(value if of_code else type(value))
    if not module and not of_code:  # an object of a built-in class
        return False
    file = str(getattr(sys.modules.get(module), "__file__", None) or "")
    package = module.partition(".")[0]
    if package == "course_lib" or package in sys.stdlib_module_names:
        return False
    return "site-packages" not in file


def _is_an_answer(value: Any) -> bool:
    kind = value if isinstance(value, types.FunctionType | type) else type(value)
    return _module_of(kind).startswith(_ANSWERS)


def _module_of(kind: types.FunctionType | type) -> str:
    """The module that a function or a class says it is of; empty where it says something else."""
    module = vars(kind).get("__module__") if isinstance(kind, type) else kind.__module__
    return module if isinstance(module, str) else ""
