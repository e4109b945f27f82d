"""Lesson 08: the route that changes a user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import (
    AN_EXCEPTION,
    CONFLICT,
    ENDED,
    ENDED_BELOW,
    NOTHING,
    ROUTE_ERRORS,
    TAKEN,
    UNFIT,
    as_time,
    body_of,
    expect_no_commit,
    expect_status,
    expect_user,
    open_site,
    refused_by_repository,
)
from .lesson_08_rows import STORED, THREE, three_users

if TYPE_CHECKING:
    from httpx import Response

    from .lesson_08_site import Site

LESSON = "08_fastapi_route"
_KEPT = select(User.id, User.hashed_password, User.created_at).order_by(User.id)

_ALL_FIELDS = "The client sent one field, and the route set the others to NULL."
_WHAT_WAS_SENT = "`payload.model_dump(exclude_unset=True)` holds what was sent, and nothing else."


async def _changes_what_is_sent(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/12", {"is_active": False})
    attempt.expect(
        not refused_by_repository(answer).startswith("RequiredError"),
        _ALL_FIELDS,
        mistake="all_fields_sent",
        next_step=_WHAT_WAS_SENT,
    )
    attempt.expect(
        answer.status_code != 422 or bool(refused_by_repository(answer)),
        "The client sent `is_active` alone, and FastAPI refused that before your function ran.",
        mistake="no_schema",
        next_step="Keep the annotation: `payload: UserPatch`. In it any field may be missing.",
        answer=answer.text,
    )
    expect_status(attempt, answer, 200)
    rows = await site.rows(STORED)
    attempt.expect(
        (12, "mei", "u12@example.org", True) not in rows,
        "The client sent `is_active: false`, and nothing was changed.",
        mistake="falsy_skipped",
        next_step="Set what was sent, whatever its value: `if value:` skips `false`.",
    )
    attempt.expect(
        rows == [*THREE[:2], (12, "mei", "u12@example.org", False)],
        "The client sent `is_active: false` for user 12. That and nothing else should be changed.",
        mistake="wrong_rows",
        next_step=_WHAT_WAS_SENT,
        found=rows,
    )
    expect_user(attempt, answer, id=12, username="mei", email="u12@example.org", is_active=False)
    expect_no_commit(attempt, site)


async def _changes_several(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/9", {"username": "zoe"})
    expect_status(attempt, answer, 200)
    expect_user(attempt, answer, id=9, username="zoe", email="u9@example.org", is_active=False)
    changes = {"username": "zed", "email": "Zed@example.org", "is_active": True}
    answer = await site.request("PATCH", "/users/9", changes)
    expect_status(attempt, answer, 200)
    expect_user(attempt, answer, id=9, username="zed", email="zed@example.org", is_active=True)
    answer = await site.request("PATCH", "/users/9", changes)
    expect_status(
        attempt,
        answer,
        200,
        (
            409,
            "conflicts_with_itself",
            "User 9 was sent the email address that they have already, and the client was told of "
            "a conflict.",
            "Leave the look-up out. The UPDATE itself is the question, and the ConflictError its "
            "answer.",
        ),
    )
    answer = await site.request("PATCH", "/users/9", {})
    expect_status(
        attempt, answer, 200, next_step="An empty PATCH changes nothing, and is no error."
    )
    expect_user(attempt, answer, id=9, username="zed", email="zed@example.org", is_active=True)


async def _keeps_the_rest(attempt: Attempt) -> None:
    site = open_site(attempt)
    before = await site.rows(_KEPT)
    for body in ({"username": "zoe"}, {}):
        answer = await site.request("PATCH", "/users/9", body)
        expect_status(attempt, answer, 200)
        found = await site.rows(_KEPT)
        attempt.expect(
            found == before,
            f"The client sent {body}, and a password's hash or a `created_at` has changed.",
            mistake="wrong_rows",
            next_step=_WHAT_WAS_SENT,
            before=before,
            after=found,
        )
        found = await site.rows(STORED)
        attempt.expect(
            found == [THREE[0], (9, "zoe", "u9@example.org", False), THREE[2]],
            f"The client sent {body} for user 9. That and nothing else should be changed.",
            mistake="wrong_rows",
            next_step=_WHAT_WAS_SENT,
            found=found,
        )
        await _expect_time_of_the_row(attempt, site, answer)


async def _expect_time_of_the_row(attempt: Attempt, site: Site, answer: Response) -> None:
    stored: Any = (await site.rows(select(User.updated_at).where(User.id == 9)))[0][0]
    came = body_of(attempt, answer)["updated_at"]
    attempt.expect(
        as_time(came) == as_time(stored.isoformat()),
        "`updated_at` in the answer is not the one in the table.",
        mistake="stale_time",
        next_step="An object that was read before an `update(User)` keeps its old `updated_at`. "
        "`.returning(User)` reads it anew; setting the attributes and a flush, as "
        "`user_crud.update` does, needs no second reading.",
        answer=came,
        table=stored.isoformat(),
    )


async def _is_frugal(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/9", {"email": "zoe@example.org"})
    expect_status(attempt, answer, 200)


async def _nobody_to_change(attempt: Attempt) -> None:
    site = open_site(attempt)
    for body in ({"username": "x"}, {}):
        answer = await site.request("PATCH", "/users/5", body)
        expect_status(
            attempt,
            answer,
            404,
            (
                200,
                "null_for_missing",
                f"There is no user 5, and the client, who sent {body}, was told that all is well.",
                "`user_crud.update` gives None then: `raise HTTPException(404)`. Or begin with "
                "`get_or_raise`.",
            ),
            next_step="`raise HTTPException(404)` where there is no user.",
        )


async def _keeps_out_of_conflicts(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/4", {"username": "x", "email": "u9@example.org"})
    expect_status(attempt, answer, 409, next_step=CONFLICT)
    attempt.expect(
        await site.rows(STORED) == THREE,
        "The client got 409, and half of the change is in the table.",
        mistake="half_changed",
        next_step="Let the error leave the route: `get_db` rolls back.",
    )


async def _refuses_null(attempt: Attempt) -> None:
    site = open_site(attempt)
    for wrong in ({"email": None}, {"id": 77}, {"usrname": "x"}):
        answer = await site.request("PATCH", "/users/4", wrong)
        attempt.expect(
            answer.status_code == 422,
            f"PATCH with {wrong} should be refused with 422, and was answered with "
            f"{answer.status_code}.",
            mistake="no_schema",
            next_step="Keep the annotation: `payload: UserPatch`.",
        )


patch_user_route = Exercise(
    name="patch_user_route",
    lesson=LESSON,
    title="Change a user",
    asks="Answer PATCH /users/{user_id} with the changed user, with 404 if there is none, or with "
    "409 if the new email address is taken.",
    parameters=("user_id", "payload", "db"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "`user_crud.update(db, id, values)` takes a dict of what is to be changed, and gives None "
        "where there is no row.",
        "A payload has a value for every field, sent or not. Which argument of `model_dump` leaves "
        "out what was not sent?",
        "`await user_crud.update(db, user_id, payload.model_dump(exclude_unset=True))`, then "
        "`raise HTTPException(404)` if that gave None.",
    ),
    checks=(
        Check("What is sent is changed, and only that.", _changes_what_is_sent, three_users),
        Check("Several fields, and none.", _changes_several, three_users),
        Check("Nobody is 404.", _nobody_to_change, three_users),
        Check("A taken address is 409.", _keeps_out_of_conflicts, three_users),
        Check("The rest stays, and the answer is what is stored.", _keeps_the_rest, three_users),
        Check("null and unknown fields are 422.", _refuses_null, three_users),
        Check("Two statements, with an email address too.", _is_frugal, three_users),
    ),
    praise="Missing means keep, and what the schema does not know never reaches the table.",
    errors=(
        *ROUTE_ERRORS,
        ENDED,
        ENDED_BELOW,
        TAKEN,
        ErrorMessage(
            IntegrityError,
            "NOT NULL",
            "all_fields_sent",
            _ALL_FIELDS,
            _WHAT_WAS_SENT,
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_is_500",
            "There is no such user, and the route went on with None: the client gets 500.",
            "`raise HTTPException(404)` where there is no user.",
        ),
        ErrorMessage(
            Exception,
            NOTHING,
            "missing_is_500",
            "There is no such user, and None came back where UserPublic needs a user: the client "
            "gets 500.",
            "`raise HTTPException(404)` where there is no user.",
        ),
        ErrorMessage(  # where DbSession has the default scope
            RuntimeError,
            "response already started",
            "never_flushed",
            "The email address is taken, and nobody asked the database before the response was "
            "made: the UPDATE went out with the commit.",
            "`await db.flush()` in the route, or let `user_crud.update` do it.",
        ),
        AN_EXCEPTION,
        UNFIT,
    ),
    called_freely=True,
)
