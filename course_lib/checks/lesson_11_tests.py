"""The tests that a learner writes in the capstone, tried on right code and on planted bugs."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from course_lib.app import ConflictError, NotFoundError
from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError, NotWritten
from .errors import first_line, text_of
from .function import is_blank, source_line
from .lesson_11_own import NAMES, models_of, open_with
from .lesson_11_planted import Another, LosesTies, Overbooks, Overdraws, Planted
from .lesson_11_rows import no_rows
from .unmet import Unmet, shown
from .verdict import CodeLine

HANGS_SECONDS = 1.0
_FIXTURES = (
    "A test's parameters are `db` and `crud`, or fixtures of your own; those that pytest brings, "
    "such as `request`, are not there."
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of all tests ended.

    Attributes:
        error: What left the first test that failed; None if all passed.
        test: The name of that test; of the last one if all passed.
        calls: How often the repository was called.
    """

    error: BaseException | None
    test: str
    calls: int


async def see_overbooking(attempt: Attempt) -> None:
    """A repository that sells a seat too many makes a test fail."""
    await _expect_caught(
        attempt,
        (Overbooks, Overdraws),
        "a repository that books although `seats_left` is 0",
        "missed_overbooking",
        "A workshop with one seat, two people: `with pytest.raises(ConflictError):` around the "
        "second booking.",
    )


async def see_lost_ties(attempt: Attempt) -> None:
    """A repository whose pages lose a workshop makes a test fail."""
    await _expect_caught(
        attempt,
        (LosesTies,),
        "a repository whose next page leaves out the rest of the day that the page before ended "
        "with",
        "missed_lost_ties",
        "Three workshops on one day and pages of two: take a page, take the next one behind its "
        "last workshop, and assert which ids came.",
    )


async def _expect_caught(
    attempt: Attempt, bugs: tuple[type[Planted], ...], does: str, mistake: str, next_step: str
) -> None:
    """State that the tests fail on one of the bugs, each a way to break the same sentence."""
    _collect(attempt)
    await _expect_right(attempt)
    calls = 0
    for bug in bugs:
        ran = await _run(attempt, bug, hangs=True)
        attempt.stated += 1
        calls += ran.calls
        if ran.error is not None:
            let_go(ran.error)
            return
    if calls == 0:
        raise Unmet(
            "Your tests never called the repository that they are given.",
            mistake="never_calls",
            next_step="A test takes it by the name of its parameter, as it takes a fixture: `async "
            "def test_…(db, crud):`.",
        )
    raise Unmet(f"Your tests pass on {does}.", mistake=mistake, next_step=next_step)


async def _expect_right(attempt: Attempt) -> None:
    """State that the tests pass on two repositories that are right."""
    for right in (Planted, Another):
        if right not in attempt.function.kept:
            attempt.function.kept[right] = await _run(attempt, right)
        ran = attempt.function.kept[right]
        attempt.called = f"{ran.test}()"
        if ran.error is None:
            continue
        line = _line(attempt, ran.error)
        said = text_of(ran.error).strip().partition("\n")[0]
        expected = isinstance(ran.error, AssertionError | ConflictError | NotFoundError)
        if not expected and not _is_outcome(ran.error) and not _is_no_fixture(ran.error):
            raise LearnerError from ran.error
        if type(ran.error).__name__ == "Skipped":
            raise Unmet(
                f"`{ran.test}` skips itself, so it shows nothing.",
                mistake="skipped",
                line=line,
                next_step="Write it, or take it out: it may be the others that count.",
            )
        raise Unmet(
            f"`{ran.test}` fails on a repository that is right"
            f"{'' if right is Planted else ', written in other words'}: {first_line(ran.error)}",
            mistake="unknown_fixture" if _is_no_fixture(ran.error) else "fails_on_right",
            line=line,
            evidence=(shown("It says", said),) if said else (),
            next_step=_FIXTURES
            if _is_no_fixture(ran.error)
            else "Demand what the specification promises, and no more. The database is empty when "
            "a test begins.",
        )


def _collect(attempt: Attempt) -> list[tuple[str, Any]]:
    """The tests that there are.

    Raises:
        NotWritten: There is none.
    """
    own = [(name, each) for name, each in attempt.function.tests() if _is_own(each)]
    if _is_skipped(attempt.function.namespace):
        own = []
    found = [(name, each) for name, each in own if not is_blank(each) and not _is_skipped(each)]
    if not found:
        raise NotWritten(
            "There is no test yet.",
            "`async def test_…(db, crud):` gets a session on an empty database, and the "
            "repository to be tested.",
        )
    return found


def _is_skipped(test: Any) -> bool:
    """Whether pytest leaves it out, or takes its failing for what was expected."""
    from .lesson_09_fixtures import marks_of

    if isinstance(test, Mapping):  # a module's names: it is marked as a whole
        test = SimpleNamespace(**test)
    return any(getattr(mark, "name", "") in ("skip", "xfail") for mark in marks_of(test))


def _is_own(test: Any) -> bool:
    return not str(getattr(test, "__module__", "")).startswith(("course_lib.", "pytest"))


async def _run(attempt: Attempt, kind: type[Planted], *, hangs: bool = False) -> Ran:
    """Run the tests up to the first that fails, each on a fresh database.

    Args:
        attempt: The attempt.
        kind: The repository to give them.
        hangs: Whether a test that does not end is a test that fails.
    """
    own = attempt.function.get("workshop_crud")
    repository = kind(models_of(attempt), own)
    name = ""
    for name, call in _cases(attempt):
        await open_with(attempt, no_rows)
        attempt.called = f"{name}()"
        db = attempt.new_session()
        try:
            async with asyncio.timeout(HANGS_SECONDS if hangs else None):
                await call({"db": db, "crud": repository, "engine": attempt.engine})
        except BaseException as error:
            if not isinstance(error, Exception) and not _is_outcome(error):
                raise  # the attempt is stopped, or asked Python to exit
            return Ran(error, name, repository.calls)
        finally:
            with contextlib.suppress(Exception):
                await db.close()
    return Ran(None, name, repository.calls)


def _cases(attempt: Attempt) -> Iterator[tuple[str, Callable[[dict[str, Any]], Any]]]:
    """Each test by name, as a function that calls it with fixtures."""
    from .lesson_09_fixtures import Fixtures, cases_of, tests_of

    def bound(test: Any, instance: Any, case: dict[str, Any]) -> Callable[[dict[str, Any]], Any]:
        async def call(given: dict[str, Any]) -> None:
            _set_up(instance, test)
            async with Fixtures(given, attempt.function.namespace, instance) as fixtures:
                await fixtures.call(test, case)

        return call

    def of_class(name: str, test: type) -> Iterator[tuple[str, Callable[[dict[str, Any]], Any]]]:
        for method in tests_of(test):
            if _is_skipped(inspect.getattr_static(test, method)):
                continue
            for case in cases_of(test, inspect.getattr_static(test, method)):
                instance = test()
                yield f"{name}.{method}", bound(getattr(instance, method), instance, case)
        for inner, value in vars(test).items():
            if inner.startswith("Test") and isinstance(value, type) and not _is_skipped(value):
                yield from of_class(f"{name}.{inner}", value)

    for name, test in _collect(attempt):
        if isinstance(test, type):
            yield from of_class(name, test)
            continue
        for case in cases_of(test):
            yield name, bound(test, None, case)


def _set_up(instance: Any, test: Any) -> None:
    """What pytest calls before a test of a class; it may take the class, and the test."""
    for name, given in (("setup_class", type(instance)), ("setup_method", test)):
        own = getattr(instance, name, None)
        if callable(own):
            own(*[given] * len(inspect.signature(own).parameters))


def _is_outcome(error: BaseException) -> bool:
    """Whether pytest ended a test with it: failed or skipped. It is no `Exception`."""
    return any(each.__module__ == "_pytest.outcomes" for each in type(error).__mro__)


def _is_no_fixture(error: BaseException) -> bool:
    return type(error).__name__ == "NoFixture"


def _line(attempt: Attempt, error: BaseException) -> CodeLine | None:
    """The innermost line of the learner's that an error came through."""
    namespaces = attempt.function.namespaces(NAMES)
    found = [
        CodeLine(number, source_line(frame.f_code.co_filename, number), frame.f_code.co_name)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if any(frame.f_globals is each for each in namespaces)
    ]
    return found[-1] if found else None
