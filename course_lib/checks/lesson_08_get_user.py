"""Lesson 08: the route that gives one user."""

from __future__ import annotations

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import (
    A_RESULT,
    A_ROW,
    AN_EXCEPTION,
    NOTHING,
    ROUTE_ERRORS,
    UNFIT,
    expect_status,
    expect_user,
    open_site,
)
from .lesson_08_rows import at, three_users
from .slips import expect_received

LESSON = "08_fastapi_route"


async def _gives_the_user(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("GET", "/users/12")
    expect_status(attempt, answer, 200)
    expect_user(
        attempt,
        answer,
        id=12,
        username="mei",
        email="u12@example.org",
        is_active=True,
        created_at=at(12),
        updated_at=at(13),
    )
    expect_received(attempt, 1)
    answer = await site.request("GET", "/users/9")
    expect_status(
        attempt,
        answer,
        200,
        (
            404,
            "active_only",
            "User 9 is inactive, and was not found.",
            "Look for the id alone.",
        ),
    )
    expect_user(attempt, answer, id=9, username="zoë", is_active=False)


async def _says_404(attempt: Attempt) -> None:
    site = open_site(attempt)
    for number in (5, 2**31 - 1):
        answer = await site.request("GET", f"/users/{number}")
        expect_status(
            attempt,
            answer,
            404,
            (
                200,
                "null_for_missing",
                f"There is no user {number}, and the client was told that all is well.",
                "`get_or_raise` raises NotFoundError, which is answered with 404. By hand it is "
                "`raise HTTPException(404)`.",
            ),
            next_step="`raise HTTPException(404)` where there is no user, or let the "
            "NotFoundError of `get_or_raise` out.",
        )


async def _refuses_no_number(attempt: Attempt) -> None:
    site = open_site(attempt)
    for given in ("ana", str(2**64)):
        answer = await site.request("GET", f"/users/{given}")
        attempt.expect(
            answer.status_code == 422,
            f"`{attempt.called}` names no user that could be, and was answered with "
            f"{answer.status_code}; 422 says why.",
            mistake="untyped_id",
            next_step="Keep the annotation: `user_id: PathId`.",
        )


get_user_route = Exercise(
    name="get_user_route",
    lesson=LESSON,
    title="Give one user",
    asks="Answer GET /users/{user_id} with the public fields of the user, or with 404.",
    parameters=("user_id", "db"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`user_crud.get` gives None where there is no user, `user_crud.get_or_raise` raises "
        "NotFoundError. The application answers one of the two with 404 by itself.",
        "Which fields go out is said in the decorator: "
        '`@router.get("/users/{user_id}", response_model=UserPublic)`.',
    ),
    checks=(
        Check("The user comes, without the hash.", _gives_the_user, three_users),
        Check("Nobody is 404.", _says_404, three_users),
        Check("What is no id is 422.", _refuses_no_number, three_users),
    ),
    praise="The schema decides what goes out, and the repository what is missing.",
    errors=(
        *ROUTE_ERRORS,
        ErrorMessage(
            Exception,
            NOTHING,
            "missing_is_500",
            "There is no such user, and None came back where UserPublic needs a user: the client "
            "gets 500.",
            "`raise HTTPException(404)`, or let `get_or_raise` do it.",
        ),
        ErrorMessage(
            OverflowError,
            "",
            "untyped_id",
            "An id that no INTEGER can hold went as far as the database: the client gets 500.",
            "Keep the annotation: `user_id: PathId`. FastAPI answers such an id with 422.",
        ),
        AN_EXCEPTION,
        A_ROW,
        A_RESULT,
        UNFIT,
    ),
    called_freely=True,
)
