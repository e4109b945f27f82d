"""Users deleted one by one and in bulk, in the exercises of lesson 04."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_04_anew import deletes_new_users, purges_again
from .lesson_04_errors import (
    NO_SUCH_ROW,
    NOT_LOADED,
    ON_WITH_NONE,
    RETURNING_HAS_ROWS,
    STATEMENT_OR_OBJECT,
)
from .lesson_04_rows import ALL_TAGS, COMMENTS, POSTS, TAGS, USERS, a_blog, expect_gone, ids
from .slips import call_where_nothing_is_found


async def _deletes_a_user_with_posts(attempt: Attempt) -> None:
    deleted = await attempt.call(9)
    await expect_gone(attempt, USERS, "User", 9, [4, 7, 15], "wrong_user")
    await attempt.expect_rows(
        POSTS,
        ids(6, 9, 11),
        "The posts of user 9 (3 and 10) should be gone, and no other. Post 9 is somebody else's.",
        mistake="wrong_posts",
    )
    await attempt.expect_rows(
        COMMENTS,
        ids(2, 3, 20),
        "The comments on those posts should be gone, and no other.",
        mistake="wrong_comments",
        next_step="A comment belongs to a post, by `post_id`: user 9 and post 9 have nothing to do "
        "with each other. The foreign keys take the comments along without code of yours.",
    )
    await attempt.expect_rows(TAGS, ALL_TAGS, "No tag was to be deleted.")
    attempt.expect_value(deleted, True)


async def _deletes_a_user_without_posts(attempt: Attempt) -> None:
    deleted = await attempt.call(15)
    unlike = ", who is inactive and has no post,"
    await expect_gone(attempt, USERS, "User", 15, [4, 7, 9], "wrong_user", unlike)
    attempt.expect_value(
        deleted,
        True,
        message="User 15 is inactive and has no post, and was deleted: the answer is True.",
        next_step="The answer says whether there was such a user, whatever hangs on the row.",
    )


async def _says_that_there_is_no_such_user(attempt: Attempt) -> None:
    deleted = await call_where_nothing_is_found(attempt, 8, asked_for="False")
    await attempt.expect_rows(
        USERS,
        ids(4, 7, 9, 15),
        "There is no user 8, and yet a user was deleted.",
        mistake="wrong_user",
    )
    attempt.expect_value(deleted, False, message="There is no user 8: the answer is False.")


delete_user = Exercise(
    name="delete_user",
    lesson="04_delete",
    title="Delete a user",
    asks="Delete the user with this id and what hangs on it. Return True, or False where there is "
    "no such user. Flush; the caller commits.",
    parameters=("db", "user_id"),
    transaction=Transaction.FLUSH,
    hints=(
        "Load the user first. What does `db.get` give where there is none?",
        "`await db.delete(user)` marks the object; `await db.flush()` sends the DELETE.",
        "Posts, comments and links need no code of yours: the foreign keys say ON DELETE CASCADE.",
    ),
    checks=(
        Check("The user goes, with posts and comments.", _deletes_a_user_with_posts, a_blog),
        Check("So does one without posts.", _deletes_a_user_without_posts, a_blog),
        Check("A missing user is an answer.", _says_that_there_is_no_such_user, a_blog),
        Check(
            "Somebody who is new, and the id 0, are found.",
            deletes_new_users,
            a_blog,
            budgeted=False,
        ),
    ),
    praise="The user went, the database took posts and comments along, and a missing user was an "
    "answer instead of an error.",
    errors=(
        NO_SUCH_ROW,
        ON_WITH_NONE,
        NOT_LOADED,
        *STATEMENT_OR_OBJECT,
        RETURNING_HAS_ROWS,
    ),
)


async def _purges_two_users(attempt: Attempt) -> None:
    count = await attempt.call()
    left = await attempt.rows(USERS)
    attempt.expect(
        left != ids(4, 7, 9, 15),
        "Nobody was deleted, and two users are inactive.",
        mistake="deleted_nobody",
        next_step="Look at the WHERE in the SQL below. Python works out `not User.is_active` and "
        "`User.is_active is False` by itself, before the database is asked. Write "
        "`~User.is_active` or `User.is_active.is_(False)`.",
    )
    await attempt.expect_rows(
        USERS,
        ids(4, 9),
        "The inactive users (7 and 15) should go, and the active ones stay."
        if left
        else "Everybody was deleted, the active users too.",
        next_step="Look at the WHERE in the SQL below: which rows does it meet? Python works out "
        "`is`, `is not` and `not` by itself; `User.is_active.is_(False)` asks the database.",
    )
    await attempt.expect_rows(
        POSTS, ids(3, 6, 9, 10), "The post of an inactive user (11) should be gone, and no other."
    )
    attempt.expect_value(count, 2)


def nobody_inactive() -> Sequence[Base]:
    """One active user."""
    return [User(id=4, username="ivo", email="ivo@example.org", hashed_password="h")]


async def _purges_nobody(attempt: Attempt) -> None:
    count = await attempt.call()
    await attempt.expect_rows(USERS, ids(4), "Nobody is inactive, and yet somebody was deleted.")
    attempt.expect_value(
        count, 0, next_step="Nobody was deleted, and how many is a number all the same: 0."
    )


purge_inactive_users = Exercise(
    name="purge_inactive_users",
    lesson="04_delete",
    title="Delete every inactive user",
    asks="Delete all inactive users with one statement, and return how many there were. The caller "
    "commits.",
    parameters=("db",),
    transaction=Transaction.FLUSH,
    budget=1,
    budget_step="`delete(User).where(…)` needs no SELECT before it and no loop. The database takes "
    "the posts along, and the result knows how many rows there were.",
    hints=(
        "No object is needed: `delete(User).where(…)` deletes in the database.",
        "The condition is `User.is_active.is_(False)`.",
        "`result.rowcount` is the number of rows that were deleted.",
    ),
    checks=(
        Check("The inactive go, and their posts.", _purges_two_users, a_blog),
        Check("With nobody inactive it is 0.", _purges_nobody, nobody_inactive),
        Check("Called again, it counts again.", purges_again, a_blog, budgeted=False),
    ),
    praise="One statement, however many users there are.",
    errors=(*STATEMENT_OR_OBJECT, RETURNING_HAS_ROWS),
)
