"""What is said of a learner's test: it is run on what is right, and on each planted bug."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course_lib.app import CRUDError
from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError
from .errors import first_line, text_of
from .function import namespace_of, source_line
from .lesson_09_another import Useless
from .lesson_09_bench import Bench, Ran, is_outcome
from .lesson_09_bug import Bug
from .lesson_09_collected import refuse_what_pytest_leaves_out, skipped
from .lesson_09_fixtures import NoFixture, PlainFixture
from .lesson_09_place import place
from .lesson_09_swallowed import swallowed_assertion
from .unmet import Unmet, shown
from .verdict import CodeLine

PASSES = "It passes on what is right."
PASSES_BOTH = "It passes on what is right, written in two ways."
FIXTURES = "`db`, `user_crud`, `list_posts`, `sent` and `engine`"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a test is about.

    Attributes:
        fixture: The name of the fixture that gives it.
        right: Makes the right one.
        another: Makes another right one, written differently.
        unharmed: Makes the right one in a class or function of its own, as a bug comes.
        bugs: What is planted in its place, one after the other.
    """

    fixture: str
    right: Callable[[], Any]
    another: Callable[[], Any]
    unharmed: Callable[[], Any]
    bugs: tuple[Bug, ...]


async def expect_to_catch(attempt: Attempt, subject: Subject) -> None:
    """Expect that the learner's test passes on what is right, and fails on each planted bug."""
    test = attempt.function
    refuse_what_pytest_leaves_out(test)
    async with place() as here:
        bench = Bench(here, test, namespace_of(test))
        ran = await bench.run({subject.fixture: subject.right()})
        _note(attempt, ran)
        if ran.error is not None:
            attempt.report(PASSES, False)
            raise _fails_on_the_right(attempt, ran.error) from ran.error
        another = subject.another()
        notes = getattr(another, "asked", None)
        other = await bench.run({subject.fixture: another}, notes=notes)
        if other.error is not None:
            _note(attempt, other)
            attempt.report(PASSES_BOTH, False)
            raise _over_specified(attempt, other.error)
        attempt.report(PASSES_BOTH, True)
        away: list[tuple[Bug, Ran]] = []
        for bug in subject.bugs:
            planted = await _run_on(bench, subject, bug)
            caught = planted.error is not None
            attempt.report(bug.does, caught, word="caught" if caught else "got away")
            if not caught:
                away.append((bug, planted))
            elif planted.error is not None:
                let_go(planted.error)
        attempt.stated += 1
        if len(away) == len(subject.bugs):
            raise await _passes_on_everything(attempt, bench, subject, ran)
        if away:
            _refuse_swallowed(attempt, away[0][0])
        again = await bench.run({subject.fixture: subject.unharmed()}, planted=True, backwards=True)
        if again.error is not None:
            _note(attempt, again)
            same = {subject.fixture: subject.right()}
            twice = await bench.run(same, planted=True, backwards=True)
            if twice.error is None:
                raise _over_specified(attempt, again.error)
            raise _not_repeatable(attempt, twice.error)
    if away:
        _note(attempt, away[0][1])
        raise _got_away([bug for bug, _ in away], len(subject.bugs))


async def _run_on(bench: Bench, subject: Subject, bug: Bug) -> Ran:
    """Run the tests on a bug: those first that ask for the method it is in, as they may suffice.

    A bug that remembers from test to test meets all of them, in their order.
    """
    planted = bug.subject()
    methods = vars(type(planted))
    if "__init__" not in methods and (about := {each for each in methods if each[0] != "_"}):
        ran = await bench.run({subject.fixture: planted}, planted=True, about=about)
        if ran.error is not None:
            return ran
    return await bench.run({subject.fixture: bug.subject()}, planted=True)


def _refuse_swallowed(attempt: Attempt, bug: Bug) -> None:
    """Raise `Unmet` where the test that a bug got away from takes its own AssertionError in."""
    line = swallowed_assertion(attempt.function)
    if line is not None:
        raise Unmet(
            "Where an assertion fails, your test passes all the same: around it the error is taken "
            f"in. The bug that got away: {bug.does}",
            mistake="swallows_assertions",
            line=line,
            next_step="An AssertionError is how a test fails: let it out. `except` and `suppress` "
            "take it in, and so does `pytest.raises(Exception)`.",
        )


def _note(attempt: Attempt, ran: Ran) -> None:
    attempt.called, attempt.statements = f"{ran.test or 'the test'}()", ran.statements


def line_of(attempt: Attempt, error: BaseException) -> CodeLine | None:
    """The innermost line of the learner's that an error came through."""
    namespace = namespace_of(attempt.function)
    found = [
        CodeLine(number, source_line(frame.f_code.co_filename, number), frame.f_code.co_name)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_globals is namespace
    ]
    return found[-1] if found else None


def _fails_on_the_right(attempt: Attempt, error: BaseException) -> Exception:
    line = line_of(attempt, error)
    if isinstance(error, NoFixture):
        return Unmet(
            f"No fixture is called `{error}`: pytest would say \"fixture '{error}' not found\".",
            mistake="unknown_fixture",
            next_step=f"A test's parameters are names of fixtures. Here there are {FIXTURES}, and "
            "those that you write yourself.",
        )
    if isinstance(error, PlainFixture):
        return plain_fixture(str(error))
    if is_outcome(error) and type(error).__name__ in ("Skipped", "XFailed"):
        return skipped()
    if "DID NOT RAISE" in text_of(error):
        return Unmet(
            "The repository is right, and the block under `pytest.raises` ended without that "
            "error.",
            mistake="did_not_raise",
            line=line,
            evidence=(shown("pytest says", text_of(error)),),
            next_step="Compare with the table: what does this call raise, and what does it "
            "return? Only the call that is to fail belongs into the block.",
        )
    if isinstance(error, AssertionError) or is_outcome(error):
        said = text_of(error).strip().partition("\n")[0]
        return Unmet(
            "The repository is right, and your test fails on it.",
            mistake="fails_on_right",
            line=line,
            evidence=(shown("It says", said),) if said else (),
            next_step="Print what came, just before that line: what is printed is shown here. "
            "Which of the two is wrong, what you expect or how you look at it?",
        )
    if isinstance(error, CRUDError):
        return Unmet(
            f"The repository is right, it raised {type(error).__name__}, and your test does not "
            "expect that.",
            mistake="unexpected_error",
            line=line,
            evidence=(shown("It says", text_of(error).partition("\n")[0]),),
            next_step="Is it data that your test should not have, or an error to expect with "
            "`pytest.raises(…)`?",
        )
    return LearnerError()


def plain_fixture(name: str) -> Unmet:
    """What to say of an async fixture that strict mode does not take."""
    return Unmet(
        f"`{name}` is an async fixture under `@pytest.fixture`: in strict mode pytest says "
        f"\"requested an async fixture '{name}', with no plugin or hook that handled it\".",
        mistake="plain_fixture",
        next_step="`@pytest_asyncio.fixture` gives it an event loop.",
    )


def _over_specified(attempt: Attempt, error: BaseException) -> Unmet:
    return Unmet(
        "Your test passes on one right repository and fails on another, which keeps to the table "
        "as well but is written differently.",
        mistake="over_specified",
        line=line_of(attempt, error),
        evidence=(shown("It ended with", first_line(error)),),
        next_step="Demand what the table promises. Not the text or the exact number of "
        "statements, not the words of an error, no private names, no class: those may change "
        "without anything being broken.",
    )


def _not_repeatable(attempt: Attempt, error: BaseException) -> Unmet:
    said = "Your test passes on the right repository, and fails on it when it is run again."
    if isinstance(attempt.function, type):
        said = "Your tests pass on the right repository, and not when the last one is run first."
    return Unmet(
        said,
        mistake="not_repeatable",
        line=line_of(attempt, error),
        evidence=(shown("It ended with", first_line(error)),),
        next_step="What does a run leave behind, outside of its database? A test must not depend "
        "on how often it was run, nor on the tests before it.",
    )


async def _passes_on_everything(
    attempt: Attempt, bench: Bench, subject: Subject, right: Ran
) -> Unmet:
    """Why a test passes whatever the repository does: found by giving it one that is no use."""
    failing, idle = Useless(fails=True), Useless(fails=False)
    passes_if_all_fails = (await bench.run({subject.fixture: failing}, planted=True)).error is None
    passes_if_idle = (await bench.run({subject.fixture: idle}, planted=True)).error is None
    everything = f"It passes on everything: all {len(subject.bugs)} planted bugs got away."
    if not failing.called and not idle.called:
        return Unmet(
            f"{everything} It never called what the fixture `{subject.fixture}` gives.",
            mistake="never_calls",
            next_step=f"Call `{subject.fixture}`, as it comes in the parameter. An imported one is "
            "another one, and what a mock answers is what you told it to.",
        )
    if passes_if_all_fails:
        return Unmet(
            f"{everything} Even where every call raises RuntimeError: an `except` takes all in.",
            mistake="swallows_errors",
            next_step="Let errors out: an error is how a test fails. The one that must come is "
            "expected with `pytest.raises(ConflictError)`, by its class.",
        )
    _refuse_swallowed(attempt, subject.bugs[0])
    if right.returned is not None:
        return Unmet(
            f"{everything} It returns a value, and nobody looks at what a test returns.",
            mistake="returns",
            evidence=(shown("It returned", right.returned),),
            next_step="`assert` in place of `return`.",
        )
    if passes_if_idle:
        return Unmet(
            f"{everything} Even where every call does nothing and gives nothing: whatever it "
            "asserts, it is not what comes of the call.",
            mistake="asserts_nothing",
            next_step="What must hold afterwards? Compare it, behind `assert`. A loop over "
            "nothing, a tuple, a lambda and `… or True` never fail.",
        )
    return Unmet(
        f"{everything} What it asserts holds with each of them.",
        mistake="passes_on_everything",
        next_step=f"Take the first: {subject.bugs[0].does} {subject.bugs[0].look}",
    )


def _got_away(away: list[Bug], planted: int) -> Unmet:
    return Unmet(
        f"{len(away)} of {planted} planted bugs got away. Your test passes with this one in: "
        f"{away[0].does}",
        mistake=f"missed_{away[0].name}",
        next_step=away[0].look,
    )
