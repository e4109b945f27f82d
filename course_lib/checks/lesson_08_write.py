"""Lesson 08: the routes that write a user."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import (
    ENDED,
    NOTHING,
    ROUTE_ERRORS,
    UNFIT,
    expect_no_commit,
    expect_status,
    expect_user,
    open_site,
)
from .lesson_08_rows import three_users

LESSON = "08_fastapi_route"
NEW: dict[str, Any] = {
    "username": "eva",
    "email": "Eva@Example.org",
    "password": "a longer word",
}
_STORED = select(User.id, User.username, User.email, User.is_active).order_by(User.id)
_THREE = [
    (4, "ana", "u4@example.org", True),
    (9, "zoë", "u9@example.org", False),
    (12, "mei", "u12@example.org", True),
]
_TAKEN = (
    "The email address is taken, and the driver's IntegrityError left the route: the client gets "
    "500."
)
_CONFLICT = (
    "`create_user` and `user_crud` raise ConflictError, which the application answers with 409. "
    "By hand: catch the error and `raise HTTPException(409)`."
)


# create_user_route


async def _creates(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("POST", "/users", NEW)
    expect_status(
        attempt,
        answer,
        201,
        (
            200,
            "wrong_status",
            "The user was created, and the answer says 200 OK. Created is 201.",
            "In the decorator: `status_code=201`.",
        ),
    )
    expect_user(attempt, answer, username="eva", email="eva@example.org", is_active=True)
    rows = await site.rows(_STORED)
    attempt.expect(
        [row[1:] for row in rows if row not in _THREE] == [("eva", "eva@example.org", True)],
        "The answer says 201, and the table has no such user.",
        mistake="wrong_rows",
        next_step="Insert the user that you answer with.",
        found=rows,
    )
    await _expect_hash(attempt, site)
    expect_no_commit(attempt, site)
    _expect_one_insert(attempt)


async def _expect_hash(attempt: Attempt, site: Any) -> None:
    from .lesson_08_site import HASHER

    stored = (await site.rows(select(User.hashed_password).where(User.username == "eva")))[0][0]
    password = NEW["password"]
    attempt.expect(
        password not in stored,
        "The password itself is in the table, for anyone who gets to read it.",
        mistake="plain_password",
        next_step="Store `await hasher.hash(…)`.",
    )
    try:
        verified = await HASHER.verify(password, stored)
        of_asterisks = await HASHER.verify("*" * 10, stored)
    except Exception:
        verified = of_asterisks = False
    attempt.expect(
        not of_asterisks,
        "What was hashed is ********** and not the password: every user has the same one.",
        mistake="hashed_asterisks",
        next_step="`str(payload.password)` hides it. `payload.password.get_secret_value()` gives "
        "it.",
    )
    attempt.expect(
        verified,
        "What is stored is no hash of the password: nobody could sign in with it.",
        mistake="wrong_hash",
        next_step="Store what `await hasher.hash(payload.password.get_secret_value())` gives.",
        stored=stored,
    )


def _expect_one_insert(attempt: Attempt) -> None:
    kinds = [each.kind for each in attempt.statements if each.counted]
    attempt.expect(
        kinds[:1] == ["INSERT"],
        "The route looks whether the address is taken, and then inserts. Between the two somebody "
        "else can take it.",
        mistake="looked_first",
        next_step="Leave the look-up out. The INSERT itself is the question, and the ConflictError "
        "its answer.",
        statements=kinds,
    )


async def _conflicts(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("POST", "/users", NEW | {"email": "U12@example.org"})
    expect_status(
        attempt,
        answer,
        409,
        (
            201,
            "swallowed_error",
            "The email address is taken, and the client was told 201 Created.",
            _CONFLICT,
        ),
        (
            400,
            "wrong_status",
            "400 says that the request cannot be read. It can; another row is in its way, which is "
            "409 Conflict.",
            _CONFLICT,
        ),
        next_step=_CONFLICT,
    )
    attempt.expect(
        await site.rows(_STORED) == _THREE,
        "The client got 409, and the table has changed.",
        mistake="wrong_rows",
    )
    _expect_one_insert(attempt)


async def _loses_no_race(attempt: Attempt) -> None:
    site = open_site(attempt)
    taken = {
        "id": 30,
        "username": "eva",
        "email": "eva@example.org",
        "hashed_password": "-",
        "created_at": "2023-05-01 00:00:00",
        "updated_at": "2023-05-01 00:00:00",
    }
    answer = None
    with attempt.somebody_inserts("users", **taken):
        try:
            answer = await site.request("POST", "/users", NEW)
        except LearnerError as raised:
            if not isinstance(raised.__cause__, IntegrityError):
                raise
    attempt.expect(
        answer is not None and answer.status_code == 409,
        "Somebody took the address just before the INSERT, and the client got "
        f"{answer.status_code if answer is not None else 500} instead of 409.",
        mistake="race",
        next_step=_CONFLICT,
    )


async def _refuses(attempt: Attempt) -> None:
    site = open_site(attempt)
    for wrong in ({"password": "short"}, {"email": "eva"}, {"id": 77}):
        answer = await site.request("POST", "/users", NEW | wrong)
        attempt.expect(
            answer.status_code == 422,
            f"A new user with {wrong} should be refused with 422, and was answered with "
            f"{answer.status_code}.",
            mistake="no_schema",
            next_step="Keep the annotation: `payload: UserCreate`.",
        )


create_user_route = Exercise(
    name="create_user_route",
    lesson=LESSON,
    title="Create a user",
    asks="Answer POST /users with 201 and the new user's public fields, or with 409 if the email "
    "address is taken.",
    parameters=("payload", "db", "hasher"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "Three steps: hash the password, insert the user, return it. `get_db` commits, the "
        "application turns a ConflictError into 409.",
        "`await hasher.hash(payload.password.get_secret_value())`; then `create_user(db, username, "
        "email, hashed_pw)` of the course, or `user_crud.create`.",
        'The decorator says the rest: `@router.post("/users", status_code=201, '
        "response_model=UserPublic)`.",
    ),
    checks=(
        Check("201, the user, and a hash in the table.", _creates, three_users),
        Check("A taken address is 409.", _conflicts, three_users, budgeted=False),
        Check("Also if it is taken at that moment.", _loses_no_race, three_users, budgeted=False),
        Check("What is no user is 422.", _refuses, three_users),
    ),
    praise="One INSERT, which is the question and the answer; and no secret goes out.",
    errors=(
        *ROUTE_ERRORS,
        ENDED,
        ErrorMessage(IntegrityError, "UNIQUE", "driver_error", _TAKEN, _CONFLICT),
        ErrorMessage(
            Exception,
            "'loc': ('response', 'id')",
            "never_flushed",
            "The user that came back has no id: it was never sent to the database.",
            "`await db.flush()`, or let `user_crud.create` do it.",
        ),
        UNFIT,
    ),
    called_freely=True,
)


# patch_user_route


async def _changes_what_is_sent(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/12", {"is_active": False})
    expect_status(
        attempt,
        answer,
        200,
        (
            422,
            "all_fields_sent",
            "The client sent `is_active` alone, and the route set the other fields to NULL.",
            "`payload.model_dump(exclude_unset=True)` holds what was sent, and nothing else.",
        ),
    )
    rows = await site.rows(_STORED)
    attempt.expect(
        (12, "mei", "u12@example.org", True) not in rows,
        "The client sent `is_active: false`, and nothing was changed.",
        mistake="falsy_skipped",
        next_step="Set what was sent, whatever its value: `if value:` skips `false`.",
    )
    attempt.expect(
        rows == [*_THREE[:2], (12, "mei", "u12@example.org", False)],
        "The client sent `is_active: false` for user 12. That and nothing else should be changed.",
        mistake="wrong_rows",
        next_step="`payload.model_dump(exclude_unset=True)` holds what was sent, and nothing else.",
        found=rows,
    )
    expect_user(attempt, answer, id=12, username="mei", email="u12@example.org", is_active=False)
    expect_no_commit(attempt, site)


async def _changes_several(attempt: Attempt) -> None:
    site = open_site(attempt)
    changes = {"username": "zoe", "email": "Zoe@example.org", "is_active": True}
    answer = await site.request("PATCH", "/users/9", changes)
    expect_status(attempt, answer, 200)
    expect_user(attempt, answer, id=9, username="zoe", email="zoe@example.org", is_active=True)
    answer = await site.request("PATCH", "/users/9", {})
    expect_status(
        attempt, answer, 200, next_step="An empty PATCH changes nothing, and is no error."
    )
    expect_user(attempt, answer, id=9, username="zoe", email="zoe@example.org", is_active=True)


async def _nobody_to_change(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/5", {"username": "x"})
    expect_status(
        attempt,
        answer,
        404,
        (
            200,
            "null_for_missing",
            "There is no user 5, and the client was told that they were changed.",
            "`user_crud.update` gives None then: `raise HTTPException(404)`. Or begin with "
            "`get_or_raise`.",
        ),
        next_step="`raise HTTPException(404)` where there is no user.",
    )


async def _keeps_out_of_conflicts(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("PATCH", "/users/4", {"username": "x", "email": "u9@example.org"})
    expect_status(attempt, answer, 409, next_step=_CONFLICT)
    attempt.expect(
        await site.rows(_STORED) == _THREE,
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
        Check("null and unknown fields are 422.", _refuses_null, three_users),
    ),
    praise="Missing means keep, and what the schema does not know never reaches the table.",
    errors=(
        *ROUTE_ERRORS,
        ENDED,
        ErrorMessage(IntegrityError, "UNIQUE", "driver_error", _TAKEN, _CONFLICT),
        ErrorMessage(
            IntegrityError,
            "NOT NULL",
            "all_fields_sent",
            "The client sent one field, and the route set the others to NULL.",
            "`payload.model_dump(exclude_unset=True)` holds what was sent, and nothing else.",
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
        UNFIT,
    ),
    called_freely=True,
)
