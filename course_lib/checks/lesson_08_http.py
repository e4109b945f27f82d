"""What the checks of lesson 08 state about answers. FastAPI is imported at the first of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError, InvalidRequestError

from .attempt import Attempt
from .exercise import ErrorMessage
from .unmet import Unmet, safe_repr

if TYPE_CHECKING:
    from httpx import Response

    from .lesson_08_site import Site

_RETURNED_A_COROUTINE = (
    "forgot_await",
    "The route returned a coroutine: the call that talks to the database was not awaited.",
    "Put `await` before it.",
)

# What leaves any route, whatever the exercise.
ROUTE_ERRORS = (
    ErrorMessage(Exception, "<coroutine object", *_RETURNED_A_COROUTINE),
    ErrorMessage(ValueError, "'coroutine' object", *_RETURNED_A_COROUTINE),
    ErrorMessage(
        Exception,
        "Unable to serialize unknown type",
        "no_model",
        "FastAPI does not know how to make JSON of what came back: the client gets 500.",
        "Say in the decorator what goes out, such as `response_model=UserPublic`.",
    ),
)
# What FastAPI says of None in the place of an object.
NOTHING = (
    "'loc': ('response',), 'msg': 'Input should be a valid dictionary or object to extract fields "
    "from', 'input': None"
)
A_ROW = ErrorMessage(
    Exception,
    "'input': (User(",
    "row_in_place_of_object",
    "A row of the result came back, a tuple with the user in it: the client gets 500.",
    "`await db.scalar(statement)` gives the user itself; so does `scalars()` in place of "
    "`execute()`.",
)
A_RESULT = ErrorMessage(
    Exception,
    "Result object at",
    "unread_result",
    "A result came back that nobody has read yet: the client gets 500.",
    "`await db.scalar(statement)` reads one object out of it.",
)
AN_EXCEPTION = ErrorMessage(
    Exception,
    "'input': HTTPException(",
    "returned_exception",
    "An HTTPException came back: the client gets 500.",
    "`raise HTTPException(…)` in place of `return`.",
)
UNFIT = ErrorMessage(  # the last to look at: the others say more
    Exception,
    "validation error",
    "wrong_fields",
    "What came back does not fit the schema in `response_model`: the client gets 500.",
    "Compare what you return with the fields of the schema, and their types.",
)
ENDED = ErrorMessage(
    InvalidRequestError,
    "Can't operate on closed transaction",
    "ended_transaction",
    "The route ended the transaction itself, by a commit or a rollback, and then used the session "
    "again. It is the transaction of get_db, which has none left to give.",
    "Leave both to `get_db`: it commits when the route has ended, and rolls back if it raised.",
)
ENDED_BELOW = ErrorMessage(
    InvalidRequestError,
    "This transaction is inactive",
    "ended_transaction",
    "The route ended the transaction on the session's connection, and get_db found none left to "
    "commit: the client gets 500.",
    ENDED.next_step,
)
CONFLICT = (
    "`create_user` and `user_crud` raise ConflictError, which the application answers with 409. "
    "By hand: catch the error and `raise HTTPException(409)`."
)
TAKEN = ErrorMessage(
    IntegrityError,
    "UNIQUE",
    "driver_error",
    "The email address is taken, and the driver's IntegrityError left the route: the client gets "
    "500.",
    CONFLICT,
)
PUBLIC = {"id", "username", "email", "is_active", "created_at", "updated_at"}


def open_site(attempt: Attempt, *, with_route: bool = True) -> Site:
    """Make the application of a check, with the learner's route in it unless told otherwise.

    Args:
        attempt: The attempt.
        with_route: Whether what was handed to `check` is a route, to be added to the application.

    Returns:
        The application, with the attempt's database behind it.

    Raises:
        Unmet: FastAPI, httpx or another part of the extra `web` is not installed, or no router
            knows the learner's function.
    """
    try:
        from .lesson_08_site import Site
    except ImportError as error:
        raise Unmet(
            f"This exercise needs the extra `web`, and {error.name} is not installed.",
            mistake="not_installed",
            next_step="Run `make course`, or: python -m pip install 'async-crud-course[web]'. Then "
            "restart the kernel.",
        ) from None
    site = Site(attempt)
    if with_route:
        site.add_learners_route()
    return site


def expect_status(
    attempt: Attempt,
    answer: Response,
    status: int,
    *others: tuple[int, str, str, str],
    next_step: str = "",
) -> None:
    """Expect a status.

    Args:
        attempt: The attempt.
        answer: What came.
        status: What should have come.
        others: Statuses that are recognised, each as (status, mistake, message, next step).
        next_step: What to try next where another one comes.
    """
    _expect_no_leak(attempt, answer)
    for other, mistake, message, step in others:
        attempt.expect(
            answer.status_code != other,
            message,
            mistake=mistake,
            next_step=step,
            answer=_shown(answer),
        )
    came = answer.status_code
    next_step = _reason(answer, status) or next_step
    attempt.expect(
        came == status,
        f"`{attempt.called}` should be answered with {status}, and was with {came}.",
        mistake="wrong_status",
        next_step=next_step
        or f"The decorator says what a success is: `status_code={status}`. "
        "`raise HTTPException(…)` says what a failure is.",
        answer=_shown(answer),
    )


def _reason(answer: Response, status: int) -> str:
    """Why another status came than the one that should have; empty where it does not show."""
    came = answer.status_code
    if came in (404, 405) and not answer.extensions.get("routed"):
        return "No route has this path and method: compare the decorator with the text."
    if came == 307:
        return (
            "The decorator's path ends with a slash or lacks one: FastAPI sends the client to the "
            "other. Compare it with the text."
        )
    if came == 422 and (fields := refused_by_repository(answer)):
        return (
            "Your function ran, and the repository refused what it was given, which the "
            f"application answers with 422: {fields}."
        )
    if came == 422:
        return (
            "FastAPI refused the request before your function ran: compare what the function "
            "takes with the exercise's text."
        )
    if came == 404 and status < 300:
        return "The row is in the table. Look for the id that the path names, and for that alone."
    return ""


def refused_by_repository(answer: Response) -> str:
    """What an error of the repository says that was answered with 422; empty for FastAPI's own."""
    try:
        first = answer.json()["detail"][0]
        kind, field = str(first["type"]), first["loc"][-1]
    except (ValueError, LookupError, TypeError):  # made by hand
        return ""
    return f"{kind}, for `{field}`" if kind.endswith("Error") else ""


def _expect_no_leak(attempt: Attempt, answer: Response) -> None:
    """Expect no hash of a password in the headers, nor in what a failure says."""
    sent = f"{answer.headers} {answer.text if answer.status_code >= 400 else ''}"
    attempt.expect(
        not any(each in sent for each in _HASHES),
        f"The answer to `{attempt.called}` holds the hash of a password, outside the fields that "
        "were asked for.",
        mistake="hash_out",
        next_step="Say in words of your own what is wrong: the text of a driver's error repeats "
        "what was sent.",
        answer=_shown(answer),
    )


_HASHES = ("$argon2", "hash-of-")


def _shown(answer: Response) -> str:
    return f"{answer.status_code} {answer.text}"


def expect_user(attempt: Attempt, answer: Response, **values: Any) -> None:
    """Expect a user in the answer: all public fields, no other, and these values.

    Those of times are compared as times, whatever their time zone.
    """
    body = body_of(attempt, answer)
    expect_no_secret(attempt, body)
    attempt.expect(
        isinstance(body, dict) and body.keys() == PUBLIC,
        f"The answer to `{attempt.called}` should have the fields of UserPublic, and no other.",
        mistake="wrong_fields",
        next_step="`response_model=UserPublic` in the decorator, and return the user.",
        expected=sorted(PUBLIC),
        came=sorted(body) if isinstance(body, dict) else body,
    )
    for name, value in values.items():
        came = as_time(body[name]) if isinstance(value, datetime) else body[name]
        attempt.expect(
            came == value,
            f"`{name}` in the answer to `{attempt.called}` should be {_written(value)}, and is "
            f"{safe_repr(body[name])}.",
            mistake="wrong_values",
            answer=body,
        )


def _written(value: Any) -> str:
    return repr(value.isoformat() if isinstance(value, datetime) else value)


def as_time(value: Any) -> datetime | None:
    """The time that JSON says, in UTC where it names no zone; None for what is no time."""
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def expect_no_secret(attempt: Attempt, body: Any) -> None:
    """Expect no password and no hash of one, however deep."""
    text = json.dumps(body)
    attempt.expect(
        "hashed_password" not in text and not any(each in text for each in _HASHES),
        f"The answer to `{attempt.called}` holds the hash of a password.",
        mistake="hash_out",
        next_step="Name what may go out: `response_model=…Public` in the decorator. Without it "
        "FastAPI sends every column.",
        answer=body,
    )


def body_of(attempt: Attempt, answer: Response) -> Any:
    """The answer's body as Python sees it."""
    try:
        return answer.json()
    except ValueError:
        attempt.expect(
            False,
            f"The answer to `{attempt.called}` is no JSON.",
            mistake="no_json",
            next_step="Return the object, and leave the JSON to FastAPI.",
            answer=answer.text,
        )
        raise


def expect_no_commit(attempt: Attempt, site: Site) -> None:
    """Expect that the commit was left to `get_db`."""
    attempt.expect(
        not (site.committed_early or any(each.told_to_commit for each in site.sessions.made)),
        "The route committed. `get_db` does that when the route has ended, and a route that "
        "fails after its own commit has changed half.",
        mistake="committed",
        next_step="Take the commit out; the repository's methods flush. (`async with "
        "session_factory.begin()` commits, too, at its end.)",
    )
