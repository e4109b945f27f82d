"""Checks of lesson 04 that call again after rows were added, one with the id 0."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, insert, select

from course_lib.app import Tag, User
from course_lib.app.models import post_tags

from .anew import a_new_post, change, expect_anew
from .attempt import Attempt
from .lesson_04_rows import LINKS, POSTS, USERS, ids
from .slips import expect_objects, list_of


def a_new_user(number: int, **more: Any) -> Executable:
    """The INSERT of a user."""
    email = f"user{number}@example.org"
    values = {"id": number, "username": "new", "email": email, "hashed_password": "h", **more}
    return insert(User).values(values)


def _expect_found(attempt: Attempt, answer: Any, what: str) -> None:
    """Expect True for the id 0, which counts as false in Python."""
    attempt.expect(
        answer is True,
        f"There is a {what} with id 0: the answer is True.",
        mistake="zero_is_missing",
        next_step="In Python 0 counts as false: compare with None, or count the rows.",
        came_back=answer,
    )


async def _expect_both_go(
    attempt: Attempt, rows: Executable, what: str, left: list[tuple[Any, ...]]
) -> None:
    """Call the function with 8 and with 0, and expect these two rows to go."""
    answer = await attempt.call(8)
    expect_anew(attempt, (8,) not in await attempt.rows(rows), f"{what} 8 was added", answer)
    attempt.expect_value(
        answer,
        True,
        message=f"There was a {what} 8, and it was deleted: the answer is True.",
        next_step="`rowcount`, or an id that is not None, says whether there was one; what the "
        "row held does not.",
    )
    answer = await attempt.call(0)
    _expect_found(attempt, answer, what)
    await attempt.expect_rows(
        rows,
        left,
        f"The {what}s 8 and 0 were to be deleted, and no other.",
        mistake=f"wrong_{what}",
        next_step="The id alone says which row it is, and is compared as a number.",
    )


async def deletes_new_users(attempt: Attempt) -> None:
    held = await attempt.get(User, 4)
    await attempt.call(8)
    await change(attempt, *(a_new_user(number) for number in (0, 8, 80)))
    await _expect_both_go(attempt, USERS, "user", ids(4, 7, 9, 15, 80))
    attempt.expect(
        held in attempt.db,
        "The caller held user 4, and the session has let go of it.",
        mistake="emptied_the_session",
        next_step="Leave what the session holds where it is: no `expunge`.",
    )


async def deletes_new_posts(attempt: Attempt) -> None:
    await attempt.call(8)
    await change(attempt, *(a_new_post(number, 4) for number in (0, 8, 80)))
    await _expect_both_go(attempt, POSTS, "post", ids(3, 6, 9, 10, 11, 80))


async def hides_new_users(attempt: Attempt) -> None:
    await attempt.call(0)
    await change(attempt, a_new_user(0))
    for number in (15, 0):
        answer = await attempt.call(number)
        if number == 0:
            _expect_found(attempt, answer, "user")
        await attempt.expect_rows(
            select(User.email).where(User.id == number),
            [(f"deleted-{number}@example.invalid",)],
            "The hidden row has another email than the one that was asked for.",
            mistake="other_email",
            next_step='With the whole id in it: `f"deleted-{user_id}@example.invalid"`.',
        )


async def lists_who_is_new(attempt: Attempt) -> None:
    held = await attempt.get(User, 4)
    held.is_active = False
    users = list_of(attempt, await attempt.call())
    attempt.expect(
        held not in users and held.is_active is False,
        "The caller has hidden user 4, not flushed yet, and either this is lost or the user is "
        "still in the list.",
        mistake="lost_change",
        next_step="A `select` flushes first what the caller has changed: no `no_autoflush`, "
        "`expire_all` or `refresh`.",
    )
    expect_objects(attempt, users, User, [9], frugal=False)
    await change(attempt, a_new_user(30))
    users = list_of(attempt, await attempt.call())
    expect_anew(attempt, len(users) == 2, "an active user was added", users)
    expect_objects(attempt, users, User, [30, 9], order="by username", frugal=False)


async def purges_again(attempt: Attempt) -> None:
    await attempt.call()
    await change(attempt, a_new_user(0, is_active=False))
    count = await attempt.call()
    await attempt.expect_rows(
        USERS,
        ids(4, 9),
        "User 0 is inactive, and was to go like any other.",
        next_step="`User.is_active` alone says who goes.",
    )
    attempt.expect_value(count, 1)


async def takes_a_new_tag_off(attempt: Attempt) -> None:
    for name in ("or?", " orm ", "' OR 1 OR '"):
        answer = await attempt.call(3, name)
        attempt.expect(
            answer is False and len(await attempt.rows(LINKS)) == 6,
            f"There is no tag {name!r}, and another was taken for it.",
            mistake="loose_match",
            next_step="Compare the name as it was given, with `==`, and never put it into SQL text "
            "yourself.",
            came_back=answer,
        )
    await attempt.call(6, "fresh")
    await change(
        attempt,
        a_new_post(0, 4),
        insert(Tag).values(id=30, name="fresh"),
        insert(post_tags).values([{"post_id": number, "tag_id": 30} for number in (0, 6)]),
    )
    answer = await attempt.call(6, "fresh")
    expect_anew(attempt, answer is True, "post 6 was given the new tag `fresh`", answer)
    _expect_found(attempt, await attempt.call(0, "fresh"), "tagged post")
    await attempt.expect_rows(
        LINKS,
        [(3, 2), (3, 5), (3, 9), (3, 12), (6, 5), (11, 2)],
        "The tag `fresh` was to be taken off the posts 0 and 6, and nothing else.",
    )
