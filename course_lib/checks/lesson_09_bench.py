"""Runs a learner's tests with whatever repository is to be tested."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from course_lib.classroom.statements import Statement

from .lesson_09_fixtures import Fixtures, cases_of, tests_of
from .lesson_09_place import Place

HANGS_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the tests ended.

    Attributes:
        error: What left the first test that failed; None if all passed.
        test: The name of that test, or of the last.
        returned: What the tests returned, which should be nothing.
        statements: What the deciding test sent.
    """

    error: BaseException | None
    test: str
    returned: Any
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One call of one test: the test's name, and which of its calls it is."""

    name: str
    number: int
    test: Callable[..., Any]
    instance: Any
    arguments: dict[str, Any]

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by in the next run."""
        return self.name, self.number


class Bench:
    """Runs tests, each on a fresh database.

    Args:
        place: Where they run.
        tests: The learner's test: a function, or a class of them.
        namespace: The global names of the learner's code, for fixtures of their own.
    """

    def __init__(self, place: Place, tests: Any, namespace: Mapping[str, Any]) -> None:
        self._place = place
        self._tests = tests
        self._namespace = namespace
        self._asks: dict[tuple[str, int], frozenset[str]] = {}
        self._has_run = False

    async def run(
        self,
        given: Mapping[str, Any],
        *,
        planted: bool = False,
        notes: set[str] | None = None,
        about: Set[str] = frozenset(),
        backwards: bool = False,
    ) -> Ran:
        """Run the tests up to the first that fails.

        Args:
            given: The fixtures to put in place of the right ones, such as a repository with a bug.
            planted: Whether it is not the right one. A test that does not end is then one that
                fails, and what it prints says nothing to its author.
            notes: Where what is given notes which of its methods are asked for. It is read after
                each test, and emptied.
            about: Run only the tests that were seen to ask for one of these, and those first that
                ask for little else; empty: run all, in their order.
            backwards: Whether to run the last one first.
        """
        ran = Ran(None, "", None, ())
        cases = list(self._cases())
        if about:  # those first that ask for little else
            cases = [case for case in cases if about & self._asked(case)]
            cases.sort(key=lambda case: len(self._asked(case)))
        for case in reversed(cases) if backwards else cases:
            ran = await self._run_case(case, given, planted, ran.returned)
            if notes is not None:
                self._asks[case.key] = frozenset(notes)
                notes.clear()
            if ran.error is not None:
                break
        self._has_run = True
        return ran

    async def _run_case(
        self, case: _Case, given: Mapping[str, Any], planted: bool, before: Any
    ) -> Ran:
        quiet = contextlib.redirect_stdout(None) if planted else contextlib.nullcontext()
        # Where a coroutine was made is noted in the first run: it costs a sixth of the time.
        depth = sys.get_coroutine_origin_tracking_depth()
        sys.set_coroutine_origin_tracking_depth(0 if self._has_run else depth)
        returned, error = None, None
        try:
            with quiet:
                async with asyncio.timeout(HANGS_SECONDS if planted else None):
                    returned = await self._call(case, given)
        except BaseException as raised:
            if not isinstance(raised, Exception | SystemExit) and not is_outcome(raised):
                raise  # the attempt is stopped
            error = raised
        finally:
            sys.set_coroutine_origin_tracking_depth(depth)
        return Ran(error, case.name, returned or before, self._place.log.all)

    def _asked(self, case: _Case) -> Set[str]:
        return self._asks.get(case.key, frozenset())

    def _cases(self) -> Iterator[_Case]:
        written = self._tests
        if not isinstance(written, type):
            for number, arguments in enumerate(cases_of(written)):
                yield _Case(written.__name__, number, written, None, arguments)
            return
        for name in tests_of(written):
            marked = inspect.getattr_static(written, name)
            for number, arguments in enumerate(cases_of(written, marked)):
                instance = written()
                full = f"{written.__name__}.{name}"
                yield _Case(full, number, getattr(instance, name), instance, arguments)

    async def _call(self, case: _Case, given: Mapping[str, Any]) -> Any:
        async with self._place.session() as (db, engine):
            ours = {"db": db, "engine": engine, "sent": self._place.sent} | dict(given)
            _call_if_there(case.instance, "setup_class", type(case.instance))
            _call_if_there(case.instance, "setup_method", case.test)
            async with Fixtures(ours, self._namespace, case.instance) as fixtures:
                returned = await fixtures.call(case.test, case.arguments)
            _call_if_there(case.instance, "teardown_method", case.test)
            return returned


def _call_if_there(owner: Any, name: str, argument: Any) -> None:
    """Call what pytest calls of a test class by its name, with or without the argument."""
    method = getattr(owner, name, None)
    if callable(method):
        method(*[argument] * len(inspect.signature(method).parameters))


def is_outcome(error: BaseException) -> bool:
    """Whether pytest ended a test with it: failed or skipped. It is no `Exception`."""
    return any(each.__module__ == "_pytest.outcomes" for each in type(error).__mro__)
