"""Users hidden instead of deleted, in the exercises of lesson 04."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_04_anew import hides_new_users, lists_who_is_new
from .lesson_04_errors import ON_WITH_NONE, RETURNING_HAS_ROWS
from .lesson_04_rows import POSTS, USERS, a_blog, ids
from .slips import call_where_nothing_is_found, expect_objects, expect_statements, list_of

_MARKS = select(User.id, User.is_active).order_by(User.id)
_OTHER_COLUMNS = select(User.id, User.username, User.hashed_password).order_by(User.id)


async def _hides_a_user(attempt: Attempt) -> None:
    before = await attempt.rows(_OTHER_COLUMNS)
    hidden = await attempt.call(9)
    await attempt.expect_rows(
        USERS,
        ids(4, 7, 9, 15),
        "The row of user 9 was to stay: a soft delete only marks it.",
        mistake="hard_deleted",
        next_step="Set `is_active` to False instead of deleting.",
    )
    await attempt.expect_rows(
        _MARKS,
        [(4, True), (7, False), (9, False), (15, False)],
        "User 9 should be inactive now, and user 4 should still be active.",
        mistake="not_marked",
        next_step="The mark is `is_active`, of this user alone; False marks.",
    )
    await attempt.expect_rows(POSTS, ids(3, 6, 9, 10, 11), "The posts of user 9 were to stay.")
    await attempt.expect_rows(
        _OTHER_COLUMNS,
        before,
        "Only `is_active` and `email` were to change; another column is not what it was.",
        mistake="changed_more",
        next_step="What is not asked for stays: somebody may want the row back one day.",
    )
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


async def _hides_who_is_inactive(attempt: Attempt) -> None:
    hidden = await attempt.call(7)
    await attempt.expect_rows(
        select(User.is_active, User.email).where(User.id == 7),
        [(False, "deleted-7@example.invalid")],
        "User 7 was inactive before, and was to be hidden like any other: inactive, and the email "
        "free.",
        mistake="active_only",
        next_step="The id alone says who it is: set both columns, whatever they hold.",
    )
    attempt.expect_value(
        hidden,
        True,
        message="User 7 was inactive before, and is there: the answer is True.",
        mistake="active_only",
        next_step="False means that there is no such user.",
    )


async def _says_that_there_is_nobody_to_hide(attempt: Attempt) -> None:
    hidden = await call_where_nothing_is_found(attempt, 8, asked_for="False")
    attempt.expect_value(hidden, False, message="There is no user 8: the answer is False.")
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
        Check("So can one who was inactive.", _hides_who_is_inactive, a_blog),
        Check("A missing user is an answer.", _says_that_there_is_nobody_to_hide, a_blog),
        Check("Any id stands in the email whole.", hides_new_users, a_blog, budgeted=False),
    ),
    praise="The row and its posts stay, and the email is free for the next one who wants it.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "UNIQUE constraint failed: users.email",
            "same_email_twice",
            "Two users were given the same email, and it has to be unique.",
            "Put the id of the user into it: an f-string puts a value in the place of `{user_id}`. "
            "And does the WHERE meet one user only?",
        ),
        ON_WITH_NONE,
        RETURNING_HAS_ROWS,
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
    expect_statements(attempt, 1)
    attempt.expect(
        attempt.received <= 2,
        f"The list is right, but the database sent {attempt.received} rows for it: the hidden ones "
        "too.",
        mistake="filters_in_python",
        next_step="Let the database leave them out: `.where(…)`.",
    )


def names_against_ids() -> Sequence[Base]:
    """Users whose names sort otherwise than their ids, emails and lengths; one is inactive."""
    rows = [
        (3, "zoe", "deleted-1@example.org", True),
        (5, "abelard", "p@example.org", True),
        (8, "mia", "q@example.org", False),
        (12, "kim", "z@example.org", True),
    ]
    return [
        User(id=n, username=name, email=email, hashed_password="h", is_active=active)
        for n, name, email, active in rows
    ]


async def _lists_them_in_order(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_objects(attempt, users, User, [5, 12, 3], order="by username", frugal=False)


def namesakes() -> Sequence[Base]:
    """Two active users of one name."""
    return [
        User(id=n, username="kim", email=f"kim{n}@example.org", hashed_password="h") for n in (6, 2)
    ]


async def _lists_namesakes(attempt: Attempt) -> None:
    users = list_of(attempt, await attempt.call())
    by_id = sorted(
        users, key=lambda user: getattr(user, "id", 0)
    )  # between equals any order will do
    expect_objects(attempt, by_id, User, [2, 6])


def nobody_visible() -> Sequence[Base]:
    """One user, hidden."""
    email = "deleted-4@example.invalid"
    return [User(id=4, username="ivo", email=email, hashed_password="h", is_active=False)]


async def _lists_nobody(attempt: Attempt) -> None:
    expect_objects(attempt, await attempt.call(), User, [])


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
        Check("Of two with one name both come.", _lists_namesakes, namesakes),
        Check("With everybody hidden the list is empty.", _lists_nobody, nobody_visible),
        Check("Who was hidden or added since is known.", lists_who_is_new, a_blog, budgeted=False),
    ),
    praise="The database left the hidden rows out, and the order is said.",
)
