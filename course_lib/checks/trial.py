"""Runs the checks of one exercise, one after the other, up to the first that fails."""

from __future__ import annotations

import contextlib
import traceback
import types
from collections.abc import Iterator
from typing import Any

from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError, NotWritten
from .database import CheckDatabase
from .diagnose import diagnose
from .diagnosis import Diagnosis
from .errors import first_line
from .exercise import Check, Exercise
from .function import NotebookSessionUsed, namespace_of, source_line
from .parts import more_telling, part_of, with_parts
from .program import Program
from .strays import end_strays
from .unmet import Unmet
from .verdict import CodeLine, Outcome, Part, Verdict

MOST_SHOWN = 200
LONGEST_MESSAGE = 1_000
Place = tuple[str, int, str]  # file, line, function


class CheckIsEmpty(Exception):  # noqa: N818 (a fault of the check's author, never the learner's)
    """A check ended without having stated an expectation, so it proved nothing.

    Or it reported something that does not hold, and stated no expectation of it.
    """


_BROKE_OFF = "The check of {} broke off"


def broke_off(verdict: Verdict) -> bool:
    """Whether a verdict says that the check itself broke off, in place of what it found."""
    said = _BROKE_OFF.format(verdict.exercise)
    return verdict.outcome is Outcome.ERROR and verdict.message.startswith(said)


class Trial:
    """One judging of one function, or of one program.

    Attributes:
        exercise: What was asked.
        namespaces: The global names of the learner's code: what tells their frames from others.
        database: Where the attempts are made.
    """

    def __init__(self, exercise: Exercise, answer: Any, database: CheckDatabase) -> None:
        self.exercise = exercise
        self.namespaces = (
            answer.namespaces(exercise.names)
            if isinstance(answer, Program)
            else [namespace_of(answer)]
        )
        self.database = database
        self._answer = answer
        self._attempts: list[Attempt] = []
        self._parts: list[Part] = []
        self._checked = 0
        self._failed: Verdict | None = None
        self._current: object = None

    async def run(self) -> Verdict | None:
        """Run the checks. Errors of the learner's become verdicts here, in the worker.

        Called again after `give_up`, it goes on with the next check.

        Returns:
            The verdict; None where this run was given up.
        """
        this = self._current = object()
        database = self.database
        try:
            for check in self.exercise.checks[self._checked :]:
                verdict = await self._run_check(check)
                if this is not self._current:
                    return None
                self._note(check, verdict)
                if self._failed and not self.exercise.reported:
                    return self._failed
        finally:
            await database.close()
        return self.whole()

    def _note(self, check: Check, verdict: Verdict | None) -> None:
        self._checked += 1
        attempt = self._attempts[-1]
        self._parts += attempt.parts or [part_of(check, verdict, attempt.word)]
        self._failed = more_telling(self._failed, verdict)

    def stopped_at(self, frame: types.FrameType | None) -> Place | None:
        """Begin no further check in this run: its time is up. Returns where the learner's code is.

        Args:
            frame: The innermost frame of the thread.
        """
        self._current = None
        return self.innermost(frame)

    def give_up(self, verdict: Verdict) -> bool:
        """Note that the check which was running did not end.

        Returns:
            Whether there are others to go on with. Only a reported exercise does.
        """
        if not self.exercise.reported:
            return False
        self._note(self.exercise.checks[self._checked], verdict)
        return self._checked < len(self.exercise.checks)

    def whole(self) -> Verdict:
        """The verdict on all checks that were run."""
        if not self._parts:
            raise CheckIsEmpty(f"{self.exercise.name} has no checks")
        passed = self.verdict(Outcome.CORRECT, self.exercise.praise, attempt=self._attempts[0])
        if not self.exercise.reported:
            return passed
        return with_parts(self._failed or passed, tuple(self._parts))

    async def _run_check(self, check: Check) -> Verdict | None:
        """Run one check. Returns None if it passes, else the verdict on what failed."""
        await self.database.renew(check.data, check.base)
        attempt = Attempt(self.exercise, self._answer, self.database)
        self._attempts.append(attempt)
        try:
            await check.run(attempt)
            budget = self.exercise.budget if check.budgeted else None
            attempt.expect_budget(budget, self.exercise.budget_step)
            unsaid = any(part.outcome is not Outcome.CORRECT for part in attempt.parts)
            called = attempt.called or self.exercise.names  # a program's models are not called
            if not attempt.stated or not called or unsaid:
                raise CheckIsEmpty(f"{self.exercise.name}: {check.title}")
        except Unmet as unmet:
            return self._incorrect(unmet)
        except NotWritten as missing:
            attempt.word = missing.word
            return self.verdict(Outcome.NOT_ATTEMPTED, str(missing), next_step=missing.next_step)
        except LearnerError as raised:
            assert raised.__cause__ is not None
            try:
                return self._raised(raised.__cause__)
            finally:
                let_go(raised)
        except Exception as error:
            if not self.exercise.reported:
                raise
            return self.broken(first_line(error))
        finally:
            with contextlib.suppress(Exception):
                await end_strays()
                await attempt.db.close()
        return None

    def broken(self, why: str) -> Verdict:
        """The verdict where the check itself broke off: never a pass."""
        return self.verdict(
            Outcome.ERROR,
            f"{_BROKE_OFF.format(self.exercise.name)} ({why}).",
            next_step="If your function starts tasks or threads, take them out. If it does not, "
            "this is a fault of the course: please report it with your code.",
        )

    @property
    def statements(self) -> int:
        """How many statements the latest call has sent."""
        return len(self.database.log.counted)

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
            if self._is_own(frame)
        ]
        raised_here = bool(frames) and self._is_own(frames[-1][0])
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
            if rule.fits(error):
                return Diagnosis(rule.mistake, rule.message, rule.next_step)
        if isinstance(error, BaseExceptionGroup):  # a TaskGroup raises what its tasks have raised
            return next(filter(None, map(self._diagnose, error.exceptions)), None)
        return diagnose(error)

    def _called(self) -> str:
        return self._attempts[-1].called or self.exercise.name

    @property
    def running(self) -> str:
        """What is running, as messages call it: of a program, the latest call."""
        return f"`{self._called()}`" if self.exercise.names else self.exercise.name

    def line(self, place: Place) -> CodeLine:
        """The learner's line at a place."""
        file, number, name = place
        return CodeLine(number, source_line(file, number), name)

    def _is_own(self, frame: types.FrameType) -> bool:
        return any(frame.f_globals is each for each in self.namespaces)

    def innermost(self, frame: types.FrameType | None) -> Place | None:
        """Where the learner's code is: in the thread's frames, else where it awaits."""
        while frame is not None:
            if self._is_own(frame):
                return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
            frame = frame.f_back
        awaiting = [
            (each.f_code.co_filename, each.f_lineno, each.f_code.co_name)
            for each in self._awaiting()
            if self._is_own(each)
        ]
        return awaiting[-1] if awaiting else None

    def _awaiting(self) -> Iterator[types.FrameType]:
        waiting = self._attempts[-1].running if self._attempts else None
        while waiting is not None:
            frame = getattr(waiting, "cr_frame", None)
            if frame is not None:
                yield frame
            waiting = getattr(waiting, "cr_await", None)


def _advice(error: BaseException) -> str:
    if isinstance(error, NameError):
        return "Is it imported, or defined in a cell above that was run?"
    return "The line above is where it left your code."
