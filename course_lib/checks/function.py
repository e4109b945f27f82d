"""The learner's function: what it is, whether it was touched, and the names it sees."""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import textwrap
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from .exercise import Exercise
from .unmet import Unmet, shown

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_NOTEBOOKS_OWN = (AsyncSession, async_sessionmaker, AsyncEngine, AsyncConnection)


class NotebookSessionUsed(Exception):  # noqa: N818 (a mistake of the learner's, not a fault)
    """Raised where an attempt uses a session or engine of the notebook's instead of its own."""


def is_blank(function: Any) -> bool:
    """Whether a function's body is empty but for a docstring, `...`, `pass` or comments.

    A class is blank if all its methods are, its `__init__` left out. One that has none of its own,
    but a base, is not: it may inherit them.
    """
    if isinstance(function, type):
        # A notebook knows the source of functions, and not of classes.
        own = _functions_in(function)
        others = [each for each in own if each.__name__ != "__init__"]
        inherits = function.__bases__ != (object,) and not others
        return not inherits and all(map(is_blank, others))
    code = getattr(inspect.unwrap(function), "__code__", None)
    if isinstance(code, types.CodeType) and set(code.co_names) - {"NotImplementedError"}:
        return False  # it uses names, so there is no need to read its text
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    written = tree.body[0] if tree.body else None
    if not isinstance(written, _FUNCTIONS):
        return False
    return all(_does_nothing(statement) for statement in written.body)


def _functions_in(written: type) -> list[types.FunctionType]:
    """The functions that a class defines itself, those under staticmethod and classmethod too."""
    values = [
        each.__func__ if isinstance(each, staticmethod | classmethod) else each
        for each in vars(written).values()
    ]
    return [each for each in values if isinstance(each, types.FunctionType)]


def is_given(function: Any, blank: str) -> bool:
    """Whether a function is still the code that the exercise gives, comments and layout aside.

    Where that does nothing, it is for `is_blank` to say.
    """
    given = _given_code(blank)
    if not given:
        return False
    try:
        written = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, TypeError, SyntaxError, ValueError, IndexError):
        return False
    return ast.dump(written) in given


@cache
def _given_code(blank: str) -> frozenset[str]:
    """The statements that an exercise gives, without functions that do nothing."""
    try:
        given = ast.parse(blank).body
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(
        ast.dump(each)
        for each in given
        if not (isinstance(each, _FUNCTIONS) and all(map(_does_nothing, each.body)))
    )


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Raise) and statement.exc is not None:
        return "NotImplementedError" in ast.unparse(statement.exc)
    return isinstance(statement, ast.Pass)


def refuse_other_things(exercise: Exercise, function: Any) -> None:
    """Raise `Unmet` where what was given to `check` cannot be called as the exercise's function."""
    name = exercise.name
    if inspect.isawaitable(function):
        if inspect.iscoroutine(function):
            function.close()
        raise Unmet(
            f"{name} was called: what came here is its coroutine.",
            mistake="called_it",
            next_step=f"Hand over the function itself, without brackets: `check({name})`.",
        )
    if exercise.is_class and not isinstance(function, type):
        raise Unmet(
            f"{name} is no class; a class was asked for.",
            mistake="not_a_class",
            next_step=f"Begin with `{exercise.definition}:`.",
        )
    if isinstance(function, type) and not exercise.is_class:
        raise Unmet(
            f"{name} is a class; a function was asked for.",
            mistake="not_a_function",
            next_step=f"Begin with `{exercise.definition}:`.",
        )
    if str(getattr(function, "__module__", "")).startswith("course_lib."):
        raise Unmet(
            f"{name} is the course's own, imported from {function.__module__}.",
            mistake="imported_reference",
            next_step="Write it yourself; `hint(…)` helps.",
        )
    if function is None:
        raise Unmet(
            f"{name} is not defined here.",
            mistake="not_defined",
            next_step="Run the cell that defines it, then this one.",
        )
    if not callable(function):
        raise Unmet(
            f"{name} is not a function.",
            mistake="not_a_function",
            evidence=(shown(f"{name} is", function),),
            next_step=f"Begin with `{exercise.definition}:`. Was the name used again "
            "for something else?",
        )
    if not exercise.called_freely:
        _refuse_other_parameters(exercise, function)


def _refuse_other_parameters(exercise: Exercise, function: Callable[..., Any]) -> None:
    signature = _signature(function)
    if signature is None:
        return
    if _arguments(signature, exercise.parameters, list(exercise.parameters)) is None:
        has = tuple(signature.parameters)
        raise Unmet(
            f"{exercise.name} cannot be called as {exercise.signature}.",
            mistake="wrong_parameters",
            evidence=(
                shown("Asked for", ", ".join(exercise.parameters)),
                shown("It takes", ", ".join(has)),
            ),
            next_step=_parameter_advice(exercise.parameters, has),
        )
    has = tuple(
        each.name for each in signature.parameters.values() if each.kind is not each.KEYWORD_ONLY
    )
    if set(has) == set(exercise.parameters) and has != exercise.parameters:
        raise Unmet(
            f"{exercise.name} has its parameters in another order than {exercise.signature}.",
            mistake="wrong_parameters",
            next_step=f"Begin it with `{exercise.definition}:`.",
        )


def _signature(function: Any) -> inspect.Signature | None:
    """How the function is really called: a decorator may take other arguments than it wraps."""
    try:
        return inspect.signature(function, follow_wrapped=False)
    except (TypeError, ValueError):
        return None


def _arguments(
    signature: inspect.Signature, names: tuple[str, ...], values: list[Any]
) -> inspect.BoundArguments | None:
    """Bind values: by position what can be, else by name. None: they do not fit."""
    by_name = {
        each.name for each in signature.parameters.values() if each.kind is each.KEYWORD_ONLY
    }
    pairs = list(zip(names, values, strict=True))
    for in_place in ([name for name in names if name not in by_name], names[:1], ()):
        positional = [value for name, value in pairs if name in in_place]
        named = {name: value for name, value in pairs if name not in in_place}
        with contextlib.suppress(TypeError):
            return signature.bind(*positional, **named)
    return None


def call(function: Callable[..., Any], parameters: tuple[str, ...], arguments: list[Any]) -> Any:
    """Call a function by position, and by name what it takes by name only."""
    signature = _signature(function)
    bound = None if signature is None else _arguments(signature, parameters, arguments)
    return function(*arguments) if bound is None else function(*bound.args, **bound.kwargs)


def _parameter_advice(asked: tuple[str, ...], has: tuple[str, ...]) -> str:
    missing = [name for name in asked if name not in has]
    extra = [name for name in has if name not in asked]
    parts = [f"missing: {', '.join(missing)}"] if missing else []
    parts += [f"not asked for: {', '.join(extra)}"] if extra else []
    return f"Compare the two ({'; '.join(parts)})." if parts else "Compare the two."


def namespace_of(function: Any) -> dict[str, Any]:
    """The global names that a function sees; empty where it has none."""
    if isinstance(function, type):
        methods = _methods(function)
        return inspect.unwrap(methods[0]).__globals__ if methods else {}
    return getattr(inspect.unwrap(function), "__globals__", {})


def _methods(written: type) -> list[types.FunctionType]:
    """The methods of a class, with those of its bases that stand in the same module."""
    own = [each for each in written.__mro__ if each.__module__ == written.__module__]
    return [each for base in own for each in _functions_in(base)]


def source_line(filename: str, number: int) -> str:
    """The text of a line, without its indent; empty where it is not known."""
    return linecache.getline(filename, number).strip()


def code_file(function: Any) -> str:
    """The file name that the code of a function, or of a class's methods, carries; else empty."""
    if isinstance(function, type):
        files = [code_file(each) for each in _methods(function)]
        return next((file for file in files if file != "<string>"), "")  # a dataclass's __init__
    code = getattr(inspect.unwrap(function), "__code__", None)
    return code.co_filename if isinstance(code, types.CodeType) else ""


class _Guard:
    """Stands in for a session or an engine of the notebook's while an attempt runs."""

    def __init__(self, name: str, value: Any) -> None:
        self.__dict__["_guarded"] = (name, type(value).__name__)

    def _refuse(self, *_args: Any, **_options: Any) -> Any:
        name, kind = self.__dict__["_guarded"]
        raise NotebookSessionUsed(
            f"`{name}` here is the notebook's own {kind}, not a parameter of the function"
        )

    __getattr__ = __setattr__ = __call__ = __aenter__ = __aexit__ = _refuse

    def __contains__(self, _value: object) -> bool:
        return self._refuse()


@contextmanager
def guarded(namespace: dict[str, Any]) -> Iterator[None]:
    """Keep an attempt away from the notebook's sessions, engines and `exit`, for the block's time.

    A function that uses the global `db` in place of its parameter would change the notebook's own
    database; `exit()` there ends the kernel.
    """
    kept: dict[str, Any] = {}
    for name, value in list(namespace.items()):
        if isinstance(value, _NOTEBOOKS_OWN):
            kept[name], namespace[name] = value, _Guard(name, value)
        elif name in ("exit", "quit") and callable(value):
            kept[name], namespace[name] = value, _raise_system_exit
    try:
        yield
    finally:
        for name, value in kept.items():
            if isinstance(namespace.get(name), _Guard) or namespace.get(name) is _raise_system_exit:
                namespace[name] = value


def _raise_system_exit(code: object = None) -> None:
    raise SystemExit(code)
