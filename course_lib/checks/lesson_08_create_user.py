"""Lesson 08: the route that creates a user."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt, LearnerError
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
    body_of,
    expect_no_commit,
    expect_status,
    expect_user,
    open_site,
)
from .lesson_08_rows import STORED, THREE, three_users

LESSON = "08_fastapi_route"
NEW: dict[str, Any] = {
    "username": "eva",
    "email": "Eva@Example.org",
    "password": "A longer Wörd ",  # no two letters of it may be taken for one
}


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
        (
            409,
            "wrong_status",
            "Nobody has this email address, and the client was told of a conflict.",
            "Catch ConflictError alone: a wider `except` hides what really went wrong.",
        ),
    )
    attempt.expect(
        NEW["password"] not in str(body_of(attempt, answer)),
        "The answer holds the password itself.",
        mistake="password_out",
        next_step="`response_model=UserPublic` in the decorator, and return the user.",
    )
    expect_user(attempt, answer, username="eva", email="eva@example.org", is_active=True)
    rows = await site.rows(STORED)
    inserted = any(each.kind == "INSERT" for each in attempt.statements)
    attempt.expect(
        [row[1:] for row in rows if row not in THREE] == [("eva", "eva@example.org", True)],
        "The answer says 201, and the table has no such user.",
        mistake="wrong_rows",
        next_step="The INSERT was rolled back. Use the session that `DbSession` hands out, and "
        "leave its transaction to `get_db`."
        if inserted
        else "Insert the user that you answer with.",
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
            CONFLICT,
        ),
        (
            400,
            "wrong_status",
            "400 says that the request cannot be read. It can; another row is in its way, which is "
            "409 Conflict.",
            CONFLICT,
        ),
        next_step=CONFLICT,
    )
    attempt.expect(
        await site.rows(STORED) == THREE,
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
        next_step=CONFLICT,
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
        ENDED_BELOW,
        TAKEN,
        AN_EXCEPTION,
        ErrorMessage(
            Exception,
            "'loc': ('response', 'id')",
            "never_flushed",
            "The user that came back has no id: it was never sent to the database.",
            "`await db.flush()`, or let `user_crud.create` do it.",
        ),
        ErrorMessage(
            Exception,
            NOTHING,
            "swallowed_error",
            "The email address is taken, nothing was inserted, and None came back where UserPublic "
            "needs a user: the client gets 500.",
            CONFLICT,
        ),
        ErrorMessage(
            TypeError,
            "must be str or bytes",
            "secret_not_read",
            "The hasher got the Secret that holds the password, and not the password.",
            "`payload.password.get_secret_value()` gives it.",
        ),
        UNFIT,
    ),
    called_freely=True,
)
