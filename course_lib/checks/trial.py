"""Runs the checks of one exercise, one after the other, up to the first that fails."""

from __future__ import annotations

import contextlib
import traceback
import types
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError, NotWritten
from .database import CheckDatabase
from .errors import Diagnosis, diagnose, first_line, text_of
from .exercise import Check, Exercise
from .function import NotebookSessionUsed, namespace_of, source_line
from .unmet import Unmet
from .verdict import CodeLine, Outcome, Part, Verdict

MOST_SHOWN = 200
LONGEST_MESSAGE = 1_000
Place = tuple[str, int, str]  # file, line, function


class CheckIsEmpty(Exception):  # noqa: N818 (a fault of the check's author, never the learner's)
    """A check ended without having stated an expectation, so it proved nothing.

    Or it reported something that does not hold, and stated no expectation of it.
    """


class Trial:
    """One judging of one function.

    Attributes:
        exercise: What was asked.
        namespace: The global names of the learner's code: what tells their frames from others.
    """

    def __init__(
        self, exercise: Exercise, function: Callable[..., Any], database: CheckDatabase
    ) -> None:
        self.exercise = exercise
        self.namespace = namespace_of(function)
        self._function = function
        self._database = database
        self._attempts: list[Attempt] = []

    async def run(self) -> Verdict:
        """Run the checks. Errors of the learner's become verdicts here, in the worker."""
        failed: Verdict | None = None
        parts: list[Part] = []
        try:
            for check in self.exercise.checks:
                verdict = await self._run_check(check)
                parts += self._attempts[-1].parts or [part_of(check, verdict)]
                failed = _more_telling(failed, verdict)
                if failed and not self.exercise.reported:
                    return failed
        finally:
            await self._database.close()
        if not parts:
            raise CheckIsEmpty(f"{self.exercise.name} has no checks")
        passed = self.verdict(Outcome.CORRECT, self.exercise.praise, attempt=self._attempts[0])
        if not self.exercise.reported:
            return passed
        return _with_parts(failed or passed, tuple(parts))

    async def _run_check(self, check: Check) -> Verdict | None:
        """Run one check. Returns None if it passes, else the verdict on what failed."""
        await self._database.renew(check.data, check.base)
        attempt = Attempt(self.exercise, self._function, self._database)
        self._attempts.append(attempt)
        try:
            await check.run(attempt)
            budget = self.exercise.budget if check.budgeted else None
            attempt.expect_budget(budget, self.exercise.budget_step)
            unsaid = any(part.outcome is not Outcome.CORRECT for part in attempt.parts)
            if not attempt.stated or not attempt.called or unsaid:
                raise CheckIsEmpty(f"{self.exercise.name}: {check.title}")
        except Unmet as unmet:
            return self._incorrect(unmet)
        except NotWritten as missing:
            return self._not_written(str(missing))
        except LearnerError as raised:
            assert raised.__cause__ is not None
            try:
                return self._raised(raised.__cause__)
            finally:
                let_go(raised)
        finally:
            with contextlib.suppress(Exception):
                await attempt.db.close()
        return None

    def _not_written(self, method: str) -> Verdict:
        return self.verdict(
            Outcome.NOT_ATTEMPTED,
            f"The method `{method}` is still to be written.",
            next_step=f"Write `{method}` in the class, run its cell, and check again.",
        )

    @property
    def statements(self) -> int:
        """How many statements the latest call has sent."""
        return len(self._database.log.counted)

    def verdict(
        self, outcome: Outcome, message: str, *, attempt: Attempt | None = None, **more: Any
    ) -> Verdict:
        """Make a verdict that carries what the deciding call sent."""
        decided = attempt or (self._attempts[-1] if self._attempts else None)
        log = decided.statements if decided else ()
        return Verdict(
            self.exercise.name,
            outcome,
            message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…",
            title=self.exercise.title,
            called=decided.called if decided else "",
            statements=tuple(each.sql for each in log if each.counted),
            log=log[:MOST_SHOWN],
            **more,
        )

    def _incorrect(self, unmet: Unmet) -> Verdict:
        return self.verdict(
            Outcome.INCORRECT,
            unmet.message,
            mistake=unmet.mistake,
            evidence=unmet.evidence,
            line=unmet.line,
            next_step=unmet.next_step
            or f"Compare what was expected with what came. `hint({self.exercise.name})` helps.",
        )

    def _raised(self, error: BaseException) -> Verdict:
        """The verdict on an error that left the learner's function."""
        frames = list(traceback.walk_tb(error.__traceback__))
        places = [
            (frame.f_code.co_filename, number, frame.f_code.co_name)
            for frame, number in frames
            if frame.f_globals is self.namespace
        ]
        raised_here = bool(frames) and frames[-1][0].f_globals is self.namespace
        if isinstance(error, NotImplementedError) and raised_here:
            return self.verdict(
                Outcome.NOT_ATTEMPTED, f"{self.exercise.name} is not written to its end yet."
            )
        found = self._diagnose(error)
        line = self.line(places[-1]) if places else None
        lines = [
            f"line {n}, in {name}\n    {source_line(file, n)}" for file, n, name in places[-8:]
        ]
        details = "\n".join([*lines, first_line(error)[:LONGEST_MESSAGE]])
        if found is None:
            return self.verdict(
                Outcome.ERROR,
                f"`{self._called()}` raised {first_line(error)}",
                line=line,
                next_step=_advice(error),
                traceback=details,
            )
        return self.verdict(
            Outcome.ERROR if found.is_error else Outcome.INCORRECT,
            found.message,
            mistake=found.mistake,
            next_step=found.next_step,
            line=line,
            traceback=details,
        )

    def _diagnose(self, error: BaseException) -> Diagnosis | None:
        if isinstance(error, NotebookSessionUsed):
            return Diagnosis(
                "notebook_session",
                f"The function used something of the notebook's: {error}.",
                "Use the parameter `db`: a caller decides which session that is. The notebook's "
                "own database was not touched.",
            )
        for rule in self.exercise.errors:
            if isinstance(error, rule.error) and rule.text in text_of(error):
                return Diagnosis(rule.mistake, rule.message, rule.next_step)
        return diagnose(error)

    def _called(self) -> str:
        return self._attempts[-1].called or self.exercise.name

    def line(self, place: Place) -> CodeLine:
        """The learner's line at a place."""
        file, number, name = place
        return CodeLine(number, source_line(file, number), name)

    def innermost(self, frame: types.FrameType | None) -> Place | None:
        """Where the learner's code is: in the thread's frames, else where it awaits."""
        while frame is not None:
            if frame.f_globals is self.namespace:
                return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
            frame = frame.f_back
        awaiting = [
            (each.f_code.co_filename, each.f_lineno, each.f_code.co_name)
            for each in self._awaiting()
            if each.f_globals is self.namespace
        ]
        return awaiting[-1] if awaiting else None

    def _awaiting(self) -> Iterator[types.FrameType]:
        waiting = self._attempts[-1].running if self._attempts else None
        while waiting is not None:
            frame = getattr(waiting, "cr_frame", None)
            if frame is not None:
                yield frame
            waiting = getattr(waiting, "cr_await", None)


def part_of(check: Check, verdict: Verdict | None) -> Part:
    """How a check ended, as a part of the report. A verdict of None is a pass."""
    if verdict is None:
        return Part(check.title, Outcome.CORRECT, worth=check.worth)
    return Part(
        check.title,
        verdict.outcome,
        worth=check.worth,
        message=verdict.message,
        next_step=verdict.next_step,
        mistake=verdict.mistake,
    )


def _more_telling(first: Verdict | None, second: Verdict | None) -> Verdict | None:
    """The verdict to tell: the first that failed, but a mistake before what is still blank."""
    if first is None or second is None:
        return first or second
    blank = Outcome.NOT_ATTEMPTED
    return second if first.outcome is blank and second.outcome is not blank else first


def _with_parts(decided: Verdict, parts: tuple[Part, ...]) -> Verdict:
    """The verdict with how each part stands. Blank as a whole only where every part is blank."""
    blank = all(part.outcome is Outcome.NOT_ATTEMPTED for part in parts)
    outcome = decided.outcome
    if outcome is Outcome.NOT_ATTEMPTED and not blank:
        outcome = Outcome.INCORRECT
    mistake = decided.mistake or ("not_finished" if outcome is Outcome.INCORRECT else None)
    return replace(decided, outcome=outcome, mistake=mistake, parts=parts)


def _advice(error: BaseException) -> str:
    if isinstance(error, NameError):
        return "Is it imported, or defined in a cell above that was run?"
    return "The line above is where it left your code."
