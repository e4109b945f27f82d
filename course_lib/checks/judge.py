"""Judges a learner's function and gives a verdict."""

from __future__ import annotations

import contextlib
import re
import time
import warnings
from dataclasses import replace
from typing import Any

from .database import CheckDatabase
from .errors import first_line
from .exercise import Exercise
from .function import code_file, guarded, is_blank, is_given, refuse_other_things, source_line
from .program import Program
from .reference import refuse_the_reference
from .source import exercise_blank
from .trial import Trial
from .unmet import Unmet
from .verdict import CodeLine, Outcome, Verdict
from .worker import Run, run, time_limit

MANY_STATEMENTS = 100
# Mistakes that leave a coroutine behind, and are not mended by an `await` before the call.
_EXPLAINED = ("asyncio_run", "object_or_statement")
_NEVER_AWAITED = re.compile(r"coroutine '(?:\w+\.)*(\w+)' was never awaited")
SECONDS_AFTER_A_TIMEOUT = 1.0  # for each further check of a reported exercise

# The engine that the latest attempt left behind in order, if it did. In a list: a grader looks
# closely at every module whose names have changed.
_idle: list[CheckDatabase] = []


def judge(exercise: Exercise, function: Any, *, seconds: float | None = None) -> Verdict:
    """Judge what a learner wrote. Never raises on account of what that is or does.

    It runs on a thread, an event loop and in-memory databases of its own.

    Args:
        exercise: What was asked.
        function: What the learner wrote: the function or the class itself; a `Program` where the
            exercise asks for a whole program.
        seconds: The time limit; None for COURSE_TIME_LIMIT, or 5 where that is not set.
    """
    start = time.perf_counter()
    verdict = _judge(exercise, function, time_limit() if seconds is None else seconds)
    return replace(verdict, seconds=time.perf_counter() - start)


def _judge(exercise: Exercise, function: Any, limit: float) -> Verdict:
    if exercise.names:
        program = function if isinstance(function, Program) else Program({})
        return _judge_by_running(exercise, program, limit)
    of_the_kind = isinstance(function, type) == exercise.is_class
    blank = exercise_blank(exercise.name, exercise.lesson)
    if of_the_kind and is_blank(function):
        return _parts_to_write(exercise, function, limit) or _not_attempted(
            exercise, "is still blank", "Write"
        )
    if of_the_kind and is_given(function, blank):
        return _not_attempted(exercise, "is still the code that was given", "Mend")
    try:
        refuse_other_things(exercise, function)
        verdict = _judge_by_running(exercise, function, limit)
        unexplained = verdict.outcome is Outcome.ERROR and verdict.mistake is None
        # A known mistake is told first, but for one that the finished code makes here.
        if verdict.correct or unexplained or verdict.mistake == "replaced_error":
            refuse_the_reference(exercise, function)
    except Unmet as unmet:
        return Verdict(
            exercise.name,
            Outcome.INCORRECT,
            unmet.message,
            mistake=unmet.mistake,
            title=exercise.title,
            evidence=unmet.evidence,
            next_step=unmet.next_step,
        )
    return verdict


def _parts_to_write(exercise: Exercise, blank: Any, limit: float) -> Verdict | None:
    """What is still to be written of a class, part by part; None where it has no parts to list."""
    if not (exercise.is_class and exercise.reported):
        return None
    verdict = _judge_by_running(exercise, blank, limit)
    return verdict if verdict.outcome is Outcome.NOT_ATTEMPTED else None


def _not_attempted(exercise: Exercise, still: str, verb: str) -> Verdict:
    return Verdict(
        exercise.name,
        Outcome.NOT_ATTEMPTED,
        f"{exercise.name} {still}.",
        title=exercise.title,
        next_step=f"{exercise.asks} {verb} it in the cell above, run that cell, then this one. "
        f"`hint({exercise.name})` helps.",
    )


def _judge_by_running(
    exercise: Exercise, answer: Any, limit: float, *, origins: bool = False
) -> Verdict:
    """Run the checks; once more where a coroutine was never awaited, to learn where it was made."""
    trial = Trial(exercise, answer, _idle.pop() if _idle else CheckDatabase())
    seconds = limit
    with contextlib.ExitStack() as stack:
        for namespace in trial.namespaces:
            stack.enter_context(guarded(namespace))
        ended = run(trial.run, seconds, trial.stopped_at, origins=origins)
        while ended.timed_out and not ended.interrupted:
            if not trial.give_up(_timeout(trial, ended, seconds)):
                break
            seconds, trial.database = min(limit, SECONDS_AFTER_A_TIMEOUT), CheckDatabase()
            ended = run(trial.run, seconds, trial.stopped_at, origins=origins)
    if ended.timed_out:
        to_the_end = exercise.reported and not ended.interrupted
        verdict = trial.whole() if to_the_end else _timeout(trial, ended, seconds)
    elif isinstance(ended.result, Verdict):
        _idle.append(trial.database)  # the attempt ended in order: its engine serves the next too
        verdict = ended.result
        if _may_tell_of_unawaited(verdict, ended.warnings):
            if not origins:
                return _judge_by_running(exercise, answer, limit, origins=True)
            verdict = _with_unawaited(verdict, ended.warnings, _code_files(exercise, answer))
    else:
        verdict = trial.broken(first_line(ended.error) if ended.error else "no reason is known")
    return replace(verdict, printed=ended.printed)


def _code_files(exercise: Exercise, answer: Any) -> set[str]:
    """The names of the files, or of the cells, that the learner's code stands in."""
    return answer.files(exercise.names) if isinstance(answer, Program) else {code_file(answer)}


def _timeout(trial: Trial, ended: Run, limit: float) -> Verdict:
    mistake, what, next_step = {
        "cancelled": (
            "waits_forever",
            "was still waiting",
            "What is it waiting for, and who would ever end that?",
        ),
        "interrupted": (
            "endless_loop",
            "was still running",
            "Which condition would end the loop, and does anything change it?",
        ),
        "": (
            "blocking_call",
            "was inside a call that cannot be interrupted",
            "A blocking call such as `time.sleep` stops everything else in async code: leave it "
            "out, or await `asyncio.sleep`. Should the notebook be slow now, restart the kernel.",
        ),
    }[ended.stopped_by]
    if mistake == "waits_forever" and trial.statements > MANY_STATEMENTS:
        mistake, what = "endless_loop", "was still sending statements"
        next_step = "Which condition would end the loop, and does anything change it?"
    if ended.interrupted:
        return trial.verdict(
            Outcome.TIMEOUT,
            f"{trial.running} {what} when you stopped it.",
            mistake=mistake,
            line=trial.line(ended.where) if ended.where else None,
            next_step=next_step,
        )
    return trial.verdict(
        Outcome.TIMEOUT,
        f"{trial.running} {what} after {limit:g} second{'s' * (limit != 1)}, and was given up.",
        mistake=mistake,
        line=trial.line(ended.where) if ended.where else None,
        next_step=next_step,
    )


def _may_tell_of_unawaited(verdict: Verdict, given: list[warnings.WarningMessage]) -> bool:
    """Whether a coroutine that was never awaited may be what the verdict has to tell of."""
    another_cause = verdict.outcome is Outcome.ERROR and "coroutine" not in verdict.traceback
    if another_cause or verdict.mistake in _EXPLAINED:
        return False
    return any(_NEVER_AWAITED.match(str(each.message)) for each in given)


def _with_unawaited(
    verdict: Verdict, given: list[warnings.WarningMessage], files: set[str]
) -> Verdict:
    """Say it where a coroutine of the learner's was never awaited. The outcome stays as it is."""
    found = next(filter(None, (_unawaited(str(each.message), files) for each in given)), None)
    if found is None:
        return verdict
    name, line = found
    if verdict.correct:
        note = f" (Line {line.number} calls `{name}` without `await`, so that it does nothing.)"
        return replace(verdict, message=verdict.message + note)
    return replace(
        verdict,
        mistake="forgot_await",
        message=f"`{name}` was called, but not awaited: it never ran.",
        line=line,
        evidence=(),
        next_step="Put `await` before it.",
    )


def _unawaited(warning: str, files: set[str]) -> tuple[str, CodeLine] | None:
    """The name and the line of a coroutine, from Python's own warning; None for other warnings."""
    found = _NEVER_AWAITED.match(warning)
    made = re.findall(r'File "(.+)", line (\d+), in (\S+)', warning)
    own = [place for place in made if place[0] in files]
    if not found or not own:
        return None
    file, number = own[-1][0], int(own[-1][1])
    return found[1], CodeLine(number, source_line(file, number), own[-1][2])
