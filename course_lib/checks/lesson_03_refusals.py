"""Lesson 03: what must hold where a function has to refuse a change."""

from __future__ import annotations

import copy
import dis
import traceback
from collections.abc import Callable
from typing import Any

from sqlalchemy import Executable

from course_lib.app import CRUDError
from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError
from .function import namespace_of
from .unmet import Unmet

_RAISED_ON_PURPOSE = (
    ValueError,
    KeyError,
    RuntimeError,
    PermissionError,
    AssertionError,
    CRUDError,
)


async def expect_refusal(
    attempt: Attempt,
    *arguments: Any,
    error: type[Exception],
    message: str,
    mistake: str,
    next_step: str,
    if_changed: Executable | None = None,
    shows_acceptance: Callable[[BaseException], bool] | None = None,
) -> None:
    """Call the function, which must raise `error`.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        error: The class that must come.
        message: What to say where nothing is raised.
        mistake: The short name of that mistake.
        next_step: What to try next.
        if_changed: Selects rows. Where they are what they were, `message` does not fit, and the
            learner is told that nothing was changed and nothing said.
        shows_acceptance: Whether an error of another class shows that what should have been refused
            was accepted; `message` is then said of it.
    """
    before = await attempt.rows(if_changed) if if_changed is not None else []
    given = copy.deepcopy(arguments)
    try:
        came = await attempt.call(*arguments)
    except LearnerError as raised:
        cause = raised.__cause__
        assert cause is not None
        if isinstance(cause, error):
            _expect_arguments_kept(attempt, given, arguments)
            return
        attempt.expect(
            not _raised_on_purpose(attempt, cause),
            f"`{attempt.called}` raised {type(cause).__name__}; {error.__name__} was asked for.",
            mistake="wrong_error",
            next_step=f"`raise {error.__name__}(…)`: a caller catches the class that was agreed.",
        )
        if shows_acceptance is not None and shows_acceptance(cause):
            let_go(raised)
            attempt.expect(False, message, mistake=mistake, next_step=next_step)
        raise
    except Unmet as unmet:
        attempt.expect(
            unmet.mistake != "broke_session",
            f"`{attempt.called}` caught the error of its UPDATE and raised nothing: the caller "
            "takes it for done, with a session that cannot be used.",
            mistake="swallowed_error",
            next_step=f"Let a {error.__name__} leave the function; the caller rolls back.",
        )
        raise
    attempt.expect(
        not isinstance(came, Exception),
        f"`{attempt.called}` returned a {type(came).__name__}, where it was to be raised.",
        mistake="returned_error",
        next_step="`raise` in place of `return`: who calls it takes what is returned for the "
        "answer.",
        came_back=came,
    )
    attempt.expect(
        if_changed is None or await attempt.rows(if_changed) != before,
        f"`{attempt.called}` changed nothing and raised nothing: the caller takes it for done.",
        mistake="not_raised",
        next_step=f"`raise {error.__name__}(…)` says that it was refused.",
        came_back=came,
    )
    attempt.expect(False, message, mistake=mistake, next_step=next_step, came_back=came)


def _raised_on_purpose(attempt: Attempt, error: BaseException) -> bool:
    """Whether a `raise` or `assert` of the learner's own gave the error, or it looks like that."""
    if isinstance(error, _RAISED_ON_PURPOSE) or type(error) is Exception:
        return True
    if not isinstance(error, Exception) or "exceptions must derive" in str(error):
        return False
    frames = list(traceback.walk_tb(error.__traceback__))
    if not frames or frames[-1][0].f_globals is not namespace_of(attempt.function):
        return False
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    assert last is not None
    return dis.opname[last.tb_frame.f_code.co_code[last.tb_lasti]] == "RAISE_VARARGS"


def _expect_arguments_kept(attempt: Attempt, given: Any, arguments: Any) -> None:
    attempt.expect(
        given == arguments,
        f"`{attempt.called}` raised, as it should, but changed the dict that it was given.",
        mistake="changed_argument",
        next_step="The caller goes on using it: make a new one instead.",
        before=given,
        after=arguments,
    )


def expect_nothing_pending(attempt: Attempt, next_step: str) -> None:
    """Expect that no change waits in the session for the caller's next flush."""
    changed = [each for each in attempt.db.dirty if attempt.db.is_modified(each)]
    attempt.expect(
        not changed,
        f"`{attempt.called}` raised, as it should, but left a change on the object: the caller's "
        "next flush would send it.",
        mistake="half_changed",
        next_step=next_step,
        changed=changed,
    )


async def call_without(
    attempt: Attempt,
    error: type[Exception],
    *arguments: Any,
    message: str,
    mistake: str,
    next_step: str,
) -> Any:
    """Call the function where it must not raise `error`, and return what came.

    Args:
        attempt: The attempt.
        error: The class that must not come.
        arguments: What to call with, the session left out.
        message: What to say where it does.
        mistake: The short name of that mistake.
        next_step: What to try next.
    """
    try:
        return await attempt.call(*arguments)
    except LearnerError as raised:
        wrong = isinstance(raised.__cause__, error)
        attempt.expect(not wrong, message, mistake=mistake, next_step=next_step)
        raise
