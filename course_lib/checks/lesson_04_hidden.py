"""Users hidden instead of deleted, in the exercises of lesson 04."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_04_rows import POSTS, USERS, a_blog, ids
from .slips import expect_objects, list_of


async def _hides_a_user(attempt: Attempt) -> None:
    hidden = await attempt.call(9)
    await attempt.expect_rows(
        USERS,
        ids(4, 7, 9, 15),
        "The row of user 9 was to stay: a soft delete only marks it.",
        mistake="hard_deleted",
        next_step="Set `is_active` to False instead of deleting.",
    )
    await attempt.expect_rows(
        select(User.id).where(User.is_active.is_(True)).order_by(User.id),
        ids(4),
        "User 9 should be inactive now, and user 4 should still be active.",
        mistake="not_marked",
    )
    await attempt.expect_rows(POSTS, ids(3, 6, 10, 11), "The posts of user 9 were to stay.")
    await attempt.expect_rows(
        select(User.id, User.email).where(User.id != 9).order_by(User.id),
        [(n, f"user{n}@example.org") for n in (4, 7, 15)],
        "The other users should keep their email.",
    )
    attempt.expect_value(hidden, True)
    taken = select(func.count()).select_from(User).where(User.email == "user9@example.org")
    await attempt.expect_rows(
        taken,
        [(0,)],
        "The hidden row still holds user9@example.org: nobody can register with it again.",
        mistake="email_still_taken",
        next_step='Give the row another email: `f"deleted-{user_id}@example.invalid"`.',
    )


async def _hides_two_users(attempt: Attempt) -> None:
    for user_id in (4, 9):
        attempt.expect_value(await attempt.call(user_id), True)
    await attempt.expect_rows(
        select(func.count()).select_from(User).where(User.is_active.is_(True)),
        [(0,)],
        "After two users were hidden, none should be active.",
    )
    await attempt.expect_rows(
        select(User.email).where(User.id.in_((4, 9))).order_by(User.id),
        [("deleted-4@example.invalid",), ("deleted-9@example.invalid",)],
        "The hidden rows have other emails than those that were asked for.",
        mistake="other_email",
        next_step='With the id in it: `f"deleted-{user_id}@example.invalid"`.',
    )


async def _says_that_there_is_nobody_to_hide(attempt: Attempt) -> None:
    attempt.expect_value(
        await attempt.call(8), False, message="There is no user 8: the answer is False."
    )
    await attempt.expect_rows(
        select(User.id).where(User.is_active.is_(True)).order_by(User.id),
        ids(4, 9),
        "There is no user 8, and yet somebody was hidden.",
    )


soft_delete_user = Exercise(
    name="soft_delete_user",
    lesson="04_delete",
    title="Hide a user instead of deleting",
    asks="Mark the user as inactive and free the email for others: it becomes "
    '"deleted-ID@example.invalid". Return False where there is no such user. Flush; the caller '
    "commits.",
    parameters=("db", "user_id"),
    transaction=Transaction.FLUSH,
    hints=(
        "Nothing is deleted: this is an update of two columns.",
        "Load the user, set `is_active` and `email`, flush.",
        "The email has to differ from row to row, since it is unique: put the id into it.",
    ),
    checks=(
        Check("The row stays, marked, and its email is free.", _hides_a_user, a_blog),
        Check("A second user can be hidden too.", _hides_two_users, a_blog),
        Check("A missing user is an answer.", _says_that_there_is_nobody_to_hide, a_blog),
    ),
    praise="The row and its posts stay, and the email is free for the next one who wants it.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "UNIQUE constraint failed: users.email",
            "same_email_twice",
            "A second user was hidden, and got the same email as the first: it has to be unique.",
            "Put the id into it.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object",
            "missing_row",
            "There is no such user here, and the function goes on with None.",
            "Return False where `db.get(…)` gives None.",
        ),
    ),
)


async def _lists_the_active(attempt: Attempt) -> None:
    users = await attempt.call()
    attempt.expect(
        bool(list_of(attempt, users)),
        "Two users are active, and the list is empty.",
        mistake="python_is",
        next_step="`User.is_active is True` is worked out by Python, and gives False. Write "
        "`User.is_active.is_(True)`.",
    )
    expect_objects(attempt, users, User, [4, 9], order="by username", frugal=False)
    attempt.expect(
        attempt.received <= 2,
        f"The list is right, but the database sent {attempt.received} rows for it: the hidden ones "
        "too.",
        mistake="filters_in_python",
        next_step="Let the database leave them out: `.where(…)`.",
    )


def names_against_ids() -> Sequence[Base]:
    """Users whose names sort otherwise than their ids, one of them inactive."""
    rows = [(3, "zoe", True), (5, "abel", True), (8, "mia", False), (12, "kim", True)]
    return [
        User(id=n, username=name, email=f"{name}@x.org", hashed_password="h", is_active=active)
        for n, name, active in rows
    ]


async def _lists_them_in_order(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_objects(attempt, users, User, [5, 12, 3], order="by username", frugal=False)


list_visible_users = Exercise(
    name="list_visible_users",
    lesson="04_delete",
    title="List who is still visible",
    asks="Return the users who are not hidden (the active ones), ordered by username.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Every query on a table with hidden rows needs the condition: the database does not know.",
        "`select(User).where(User.is_active.is_(True)).order_by(User.username)`",
        "`(await db.scalars(statement)).all()` makes a list of it.",
    ),
    checks=(
        Check("The active users come back.", _lists_the_active, a_blog),
        Check("They come by username.", _lists_them_in_order, names_against_ids),
    ),
    praise="The database left the hidden rows out, and the order is said.",
)
