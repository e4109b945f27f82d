"""Lesson 02: what the exercises about one row for each user share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import DeclarativeBase

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import ErrorMessage
from .lesson_02_rows import a_user
from .slips import NO_ORDER, Slip, expect_rows, is_row, list_of, unordered_backwards

OUTER = "An inner join drops who has no partner: `outerjoin(User.posts)`."


_NAMES = {"kim", "zoë", "bo", "ada"}


def six_users() -> list[User]:
    """Two kims, as old as each other; three without posts, two of them called bo; two inactive."""
    return [
        a_user(3, "kim"),
        a_user(5, "zoë", active=False),
        a_user(8, "bo"),
        a_user(14, "ada", active=False),
        a_user(17, "bo"),
        a_user(31, "kim"),
    ]


def users_without_posts() -> Sequence[Base]:
    """Two users, and no posts at all."""
    return [a_user(4, "mei"), a_user(6, "ada")]


def pairs_of(attempt: Attempt, result: Any, names: str) -> list[Any]:
    """The items of what came back, rows as tuples. `names` says which columns they should have."""
    attempt.expect(
        not isinstance(result, dict),
        f"`{attempt.called}` returned a dict. A dict has one place for each name, and two users "
        "are called kim.",
        mistake="merged_names",
        next_step="Return the rows: one for each user, `.all()`.",
        came_back=result,
    )
    items = [tuple(each) if is_row(each) else each for each in list_of(attempt, result)]
    pairs = [each for each in items if is_row(each) and len(each) == 2]
    made = next((v for pair in pairs for v in pair if isinstance(v, DeclarativeBase)), None)
    attempt.expect(
        made is None,
        f"The rows hold a {type(made).__name__}, where {names} was asked for.",
        mistake="returned_objects",
        next_step="Name the columns in `select(…)`; a model stands for the whole object.",
        came_back=items[:1],
    )
    attempt.expect(
        not any(pair[1] in _NAMES and pair[0] not in _NAMES for pair in pairs),
        "The name stands second in the row; it should stand first.",
        mistake="swapped_columns",
        next_step="The columns come in the order that `select(User.username, …)` names them in.",
        came=items,
    )
    return items


def expect_six(
    attempt: Attempt, items: list[Any], expected: list[tuple[Any, ...]], *slips: Slip, outer: str
) -> None:
    """Expect these rows for the six users; recognise what leaves users out or turns them round."""
    kim, zoe, bo, _ada, _bo, other_kim = expected
    names = [each[0] for each in items if is_row(each)]
    merged = [name for name in ("kim", "bo") if names.count(name) == 1]
    attempt.expect(
        not merged or len(items) > 5 or set(names) != _NAMES,
        f"Two users are called {' and two '.join(merged)}, and one row came for both.",
        mistake="merged_names",
        next_step="Rows that look alike are not one user. What tells users apart is `User.id`: "
        "group and number by it, without `distinct` and without a dict of names.",
        came=items,
    )
    expect_rows(
        attempt,
        items,
        expected,
        *slips,
        Slip(
            [kim, zoe, other_kim],
            "no_zeros",
            "bo, ada and bo have no posts and are missing.",
            outer,
        ),
        Slip(
            expected[::-1],
            "descending",
            "The rows came with the highest user id first; it should be the lowest.",
            "`order_by(User.id)` without `.desc()`.",
        ),
        Slip(
            [kim, bo, bo, other_kim],
            "active_only",
            "The inactive users zoë and ada are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
    )


async def expect_an_order(attempt: Attempt, expected: list[tuple[Any, ...]]) -> None:
    """Expect the rows in their order where the database gives unordered ones backwards."""
    await unordered_backwards(attempt)
    expect_rows(attempt, await attempt.call(), expected, Slip(expected[::-1], *NO_ORDER))


LAZY_POSTS = ErrorMessage(
    Exception,
    "greenlet_spawn has not been called",
    "lazy_load",
    "The posts of a user were read, but they are not loaded, and loading them needs a SELECT that "
    "cannot be awaited there (MissingGreenlet).",
    "Let the database find the answer, so that no post has to be loaded: join the posts in the "
    "statement.",
)
