"""Fixtures as pytest hands them to a test, for tests that `check` calls itself.

A learner's tests run in the notebook's kernel, where starting pytest would cost a second. This is
the part of it that they need: parameters filled by name, set-up and tear-down, parametrize. pytest
is not imported: what its decorators leave behind is read.
"""

from __future__ import annotations

import inspect
import itertools
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any


class NoFixture(Exception):  # noqa: N818 (said to the learner)
    """A parameter has a name that no fixture has."""


class PlainFixture(Exception):  # noqa: N818 (said to the learner)
    """An async fixture was made with `@pytest.fixture`, which strict mode refuses."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """A function behind `@pytest.fixture` or `@pytest_asyncio.fixture`.

    Attributes:
        function: The function that was decorated.
        name: The name that a test asks for it by; empty for the function's own.
        scope: "function", "class", "module", "package" or "session".
        autouse: Whether tests get it unasked.
        by_pytest_asyncio: Whether it is one of pytest_asyncio's.
    """

    function: Callable[..., Any]
    name: str
    scope: str
    autouse: bool
    by_pytest_asyncio: bool

    @property
    def is_async(self) -> bool:
        """Whether it needs an event loop."""
        return inspect.iscoroutinefunction(self.function) or (
            inspect.isasyncgenfunction(self.function)
        )


def fixture_of(value: Any) -> Fixture | None:
    """What a fixture decorator made of a function; None for anything else."""
    if type(value).__name__ == "FixtureFunctionDefinition":  # pytest 8.4 and later
        marker, function = value._fixture_function_marker, value._get_wrapped_function()
    elif isinstance(value, types.FunctionType) and hasattr(value, "_pytestfixturefunction"):
        marker, function = vars(value)["_pytestfixturefunction"], inspect.unwrap(value)
    else:
        return None
    ours = bool(getattr(value, "_force_asyncio_fixture", False))
    return Fixture(function, marker.name or "", str(marker.scope), bool(marker.autouse), ours)


def marks_of(value: Any) -> list[Any]:
    """The marks that `@pytest.mark.…` left on a test or a class."""
    marks = getattr(value, "pytestmark", [])
    return list(marks) if isinstance(marks, list | tuple) else [marks]


def cases_of(*marked: Any) -> Iterator[dict[str, Any]]:
    """The arguments of each case that `parametrize` makes of a test; one empty case without."""
    marks = [mark for each in marked for mark in marks_of(each)]
    several = [list(_values_of(mark)) for mark in marks if mark.name == "parametrize"]
    for combination in itertools.product(*several):
        yield {name: value for case in combination for name, value in case.items()}


def _values_of(mark: Any) -> Iterator[dict[str, Any]]:
    written = dict(zip(("argnames", "argvalues"), mark.args, strict=False)) | mark.kwargs
    names, values = written["argnames"], written["argvalues"]
    if isinstance(names, str):
        names = [name.strip() for name in names.split(",") if name.strip()]
    for value in values:
        given = getattr(value, "values", None) if _is_param(value) else None
        row = given if given is not None else [value] if len(names) == 1 else value
        yield dict(zip(names, row, strict=True))


def _is_param(value: Any) -> bool:
    return type(value).__name__ == "ParameterSet"  # pytest.param(…)


class Fixtures:
    """The fixtures that one test can ask for, set up at most once and torn down at the end.

    Args:
        given: The values that the course gives, by name. They come before a fixture of the same
            name in the learner's file, so that a file that is complete for pytest can be checked.
        namespace: The learner's names, where fixtures of their own stand.
        instance: The instance of the test's class, if it has one.
    """

    def __init__(
        self, given: Mapping[str, Any], namespace: Mapping[str, Any], instance: Any = None
    ) -> None:
        self._values = dict(given)
        self._namespace = namespace
        self._instance = instance
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Fixtures:
        return self

    async def __aexit__(self, *error: Any) -> None:
        # As pytest does it, the fixtures go on after their `yield` whether the test failed or not.
        await self._stack.aclose()

    async def call(self, test: Callable[..., Any], case: Mapping[str, Any]) -> Any:
        """Call a test with its fixtures and await it. Returns what the test returned."""
        self._values |= case
        for name, fixture in self._own():
            if fixture.autouse:
                await self._value(fixture.name or name)
        for mark in [*marks_of(type(self._instance)), *marks_of(test)]:
            for name in mark.args if mark.name == "usefixtures" else ():
                await self._value(name)
        result = test(**await self._arguments(test))
        return await result if inspect.isawaitable(result) else result

    async def _arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        by_name = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
        asked = [
            each.name
            for each in inspect.signature(function).parameters.values()
            if each.default is each.empty and each.kind in by_name
        ]
        return {name: await self._value(name) for name in asked}

    async def _value(self, name: str) -> Any:
        if name not in self._values:
            for own, fixture in self._own():
                if name == (fixture.name or own):
                    self._values[name] = await self.set_up(fixture)
                    break
            else:
                raise NoFixture(name)
        return self._values[name]

    def _own(self) -> Iterator[tuple[str, Fixture]]:
        """The learner's own fixtures: those of the class, then those beside it."""
        names = vars_of(type(self._instance)) if self._instance is not None else {}
        for name, value in [*names.items(), *list(self._namespace.items())]:
            fixture = fixture_of(value)
            if fixture is not None:
                yield name, fixture

    async def set_up(self, fixture: Fixture) -> Any:
        function = fixture.function
        if fixture.is_async and not fixture.by_pytest_asyncio:
            raise PlainFixture(function.__name__)
        if self._instance is not None and function.__name__ in vars_of(type(self._instance)):
            function = types.MethodType(function, self._instance)
        arguments = await self._arguments(function)
        if inspect.isasyncgenfunction(function):
            return await self._stack.enter_async_context(asynccontextmanager(function)(**arguments))
        if inspect.isgeneratorfunction(function):
            return self._stack.enter_context(contextmanager(function)(**arguments))
        result = function(**arguments)
        return await result if inspect.isawaitable(result) else result


def vars_of(written: type) -> dict[str, Any]:
    """What a class and its bases define, in order; a subclass's own goes before its base's."""
    return {
        name: value for each in reversed(written.__mro__[:-1]) for name, value in vars(each).items()
    }


def tests_of(written: type) -> Sequence[str]:
    """The names of the tests in a class, in order."""
    found = vars_of(written).items()
    return [
        name
        for name, value in found
        if name.startswith("test")
        and fixture_of(value) is None
        and callable(getattr(written, name))
    ]
