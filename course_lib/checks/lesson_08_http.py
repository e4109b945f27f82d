"""What the checks of lesson 08 state about answers. FastAPI is imported at the first of them."""

from __future__ import annotations

import json
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

    Raises:
        Unmet: FastAPI or httpx is not installed, or no router knows the learner's function.
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
    for other, mistake, message, step in others:
        attempt.expect(
            answer.status_code != other,
            message,
            mistake=mistake,
            next_step=step,
            answer=_shown(answer),
        )
    came = answer.status_code
    if came == 422:
        next_step = "FastAPI refused the request before your function ran: compare what the "
        next_step += "function takes with the exercise's text."
    elif came in (404, 405) and answer.text in ('{"detail":"Not Found"}', _NOT_ALLOWED):
        next_step = "No route has this path and method: compare the decorator with the text."
    attempt.expect(
        came == status,
        f"`{attempt.called}` should be answered with {status}, and was with {came}.",
        mistake="wrong_status",
        next_step=next_step
        or f"The decorator says what a success is: `status_code={status}`. "
        "`raise HTTPException(…)` says what a failure is.",
        answer=_shown(answer),
    )


_NOT_ALLOWED = '{"detail":"Method Not Allowed"}'


def _shown(answer: Response) -> str:
    return f"{answer.status_code} {answer.text}"


def expect_user(attempt: Attempt, answer: Response, **values: Any) -> None:
    """Expect a user in the answer: all public fields, no other, and these values."""
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
        attempt.expect(
            body[name] == value,
            f"`{name}` in the answer to `{attempt.called}` should be {value!r}, and is "
            f"{safe_repr(body[name])}.",
            mistake="wrong_values",
            answer=body,
        )


def expect_no_secret(attempt: Attempt, body: Any) -> None:
    """Expect no password and no hash of one, however deep."""
    text = json.dumps(body)
    attempt.expect(
        "hashed_password" not in text and "argon2" not in text and "hash-of-" not in text,
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
        not any(session.told_to_commit for session in site.sessions.made),
        "The route committed. `get_db` does that when the route has ended, and a route that "
        "fails after its own commit has changed half.",
        mistake="committed",
        next_step="Take the commit out; the repository's methods flush.",
    )
