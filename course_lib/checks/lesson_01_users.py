"""Users one by one and in bulk, in the exercises of lesson 01."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .exercise import Check, Exercise, Transaction
from .lesson_01_rows import a_user, stored_users
from .refused_writes import expect_that_very_error, savepoint_of_the_caller


async def _stores_one_user(attempt: Attempt) -> None:
    user = await attempt.call(" søren O'Neil", "Soren.ONeil@Example.org", "Hash of Søren")
    attempt.expect_object(user, User)
    await attempt.expect_rows(
        stored_users(),
        [(" søren O'Neil", "Soren.ONeil@Example.org", "Hash of Søren")],
        "The users table does not hold the one row that was asked for.",
    )
    attempt.expect_object(
        user,
        User,
        id=1,
        username=" søren O'Neil",
        email="Soren.ONeil@Example.org",
        hashed_password="Hash of Søren",
        is_active=True,
    )


async def _stores_another_user(attempt: Attempt) -> None:
    user = await attempt.call("Ama", "ama@example.org", "hash-of-ama")
    await attempt.expect_rows(
        stored_users(),
        [("runa", "runa@example.org", "h7"), ("Ama", "ama@example.org", "hash-of-ama")],
        "After creating Ama, the users table does not hold the old row and the new one.",
    )
    attempt.expect_object(user, User, id=8, username="Ama", email="ama@example.org")


async def _refuses_a_taken_email(attempt: Attempt, *arguments: Any, because: str) -> None:
    """Expect the error of an email that runa has, and what the caller had written untouched."""
    attempt.db.add(User(username="kim", email="kim@example.org", hashed_password="h8"))
    await attempt.db.flush()
    async with savepoint_of_the_caller(attempt):
        await attempt.call_expecting((IntegrityError,), *arguments, because=because)
    await attempt.expect_rows(
        stored_users(),
        [("runa", "runa@example.org", "h7"), ("kim", "kim@example.org", "h8")],
        "The caller had created kim before, in the same transaction, and set a savepoint before "
        "the call. The error of the taken email came out, but the table should still hold runa "
        "and kim.",
        mistake="rolled_back",
        next_step="Leave the rollback to the caller, who knows what it would undo: no `try` is "
        "needed here.",
    )


async def _lets_a_taken_email_be_an_error(attempt: Attempt) -> None:
    await _refuses_a_taken_email(
        attempt,
        "other",
        "runa@example.org",
        "h",
        because="The email is taken by runa. Here that is the caller's to deal with: let the "
        "IntegrityError out, and leave the other row alone.",
    )


async def _lets_that_very_error_out(attempt: Attempt) -> None:
    await expect_that_very_error(
        attempt,
        "other",
        "runa@example.org",
        "h",
        taken="The email is taken by runa",
        because=": a caller who catches that one does not see it.",
        next_step="Let the IntegrityError out as it is: no `try` is needed here.",
    )


create_user = Exercise(
    name="create_user",
    lesson="01_create",
    title="Create one user",
    asks="Insert one user and return it with its id. Flush; the caller commits.",
    parameters=("db", "username", "email", "hashed_pw"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "Three steps: make a `User`, hand it to the session, have the session send it.",
        "`db.add(user)` only hands it over, and needs no `await`. `await db.flush()` sends the "
        "INSERT. The field is called `hashed_password`.",
        "After the flush `user.id` is set: the INSERT returned it. Return `user`; no refresh, no "
        "commit.",
    ),
    checks=(
        Check("One row is written, and its object comes back.", _stores_one_user),
        Check("Other values and other rows make no difference.", _stores_another_user, a_user),
        Check("A taken email is an error.", _lets_a_taken_email_be_an_error, a_user),
        Check("It is the IntegrityError itself.", _lets_that_very_error_out, a_user),
    ),
    praise="One INSERT was enough: it returned the id, so there was nothing to refresh. The "
    "caller can still roll back.",
)


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "username": f"O'Neil {n % 7} ",
            "email": f"User{n}@Example.org",
            "hashed_password": f"Hash {n}",
        }
        for n in range(count)
    ]


async def _inserts_many(attempt: Attempt) -> None:
    rows = _rows(700)
    count = await attempt.call(rows)
    await attempt.expect_rows(
        select(func.count()).select_from(User),
        [(700,)],
        "700 rows were given, and the users table does not hold 700.",
    )
    came = await attempt.rows(
        select(User.username, User.email, User.hashed_password, User.is_active).order_by(User.id)
    )
    wrong = [
        (given, row)
        for given, row in zip(rows, came, strict=True)
        if row != (given["username"], given["email"], given["hashed_password"], True)
    ]
    attempt.expect(
        not wrong,
        "The rows of the users table are not those that were given.",
        mistake="wrong_rows",
        given=wrong[0][0] if wrong else None,
        stored=wrong[0][1] if wrong else None,
    )
    attempt.expect_value(count, 700)


async def _inserts_nothing(attempt: Attempt) -> None:
    try:
        count = await attempt.call([])
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "The list was empty: `insert(User)` then tries to insert one row of defaults, and the "
            "database refused it.",
            mistake="default_row",
            next_step="Return 0 before the INSERT where there are no rows.",
        )
        raise
    attempt.expect(
        not any(each.counted for each in attempt.statements),
        "The list was empty, and yet an INSERT was sent.",
        mistake="default_row",
        next_step="Without rows, `insert(User)` means one row of defaults. Return 0 before it.",
    )
    attempt.expect_value(count, 0)


async def _lets_a_taken_email_out(attempt: Attempt) -> None:
    rows = [{**row, "email": "runa@example.org"} for row in _rows(1)]
    await _refuses_a_taken_email(
        attempt,
        [*_rows(2), *rows],
        because="One of the emails is taken. Nothing was asked about that: leave the error to the "
        "caller, and the row that is there as it is.",
    )


create_users_bulk = Exercise(
    name="create_users_bulk",
    lesson="01_create",
    title="Create many users at once",
    asks="Insert a user for each dict with one statement, none for an empty list, and return how "
    "many. The caller commits.",
    parameters=("db", "rows"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "`db.add_all` sends one INSERT for each object here. Which call takes a list of dicts?",
        "`await db.execute(insert(User), rows)` sends one statement with all the sets of values.",
        "An empty list is a trap: `insert(User)` without values means one row of defaults. "
        "Return 0 before it comes to that.",
    ),
    checks=(
        Check("Seven hundred rows are written.", _inserts_many),
        Check("An empty list writes nothing.", _inserts_nothing),
        Check("A taken email is an error.", _lets_a_taken_email_out, a_user),
    ),
    praise="Seven hundred rows went in one statement.",
    budget_step="One `insert(User)` takes the whole list: `await db.execute(insert(User), rows)`.",
)
