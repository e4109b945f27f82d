"""Lesson 02: the latest post of each user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import OperationalError

from course_lib.app import Base, Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_groups import (
    LAZY_POSTS,
    expect_an_order,
    expect_six,
    pairs_of,
    six_users,
    users_without_posts,
)
from .lesson_02_rows import on_day
from .slips import Slip, expect_rows


def users_with_dated_posts() -> Sequence[Base]:
    """Latest posts that have not the highest id, tie, or are newer by a few microseconds.

    Of zoë's three that tie, the one with the highest id is in the middle by title and by views.
    """
    users = six_users()
    kim, zoe, *_, other_kim = users
    posts = [
        (7, "Kim's latest", kim, on_day(9, 5), 1),
        (9, "Zoë's answer", zoe, on_day(5, 3), 5),
        (11, "Zoë's question", zoe, on_day(5, 3), 1),
        (12, "Zoë's first", zoe, on_day(1), 8),
        (14, "Zoë's latest", zoe, on_day(5, 3), 3),
        (16, "Other Kim's latest", other_kim, on_day(9, 9), 1),
        (18, "Other Kim's next", other_kim, on_day(9, 5), 2),
        (20, "Kim's second", kim, on_day(5), 4),
        (28, "Other Kim's first", other_kim, on_day(5, 3), 3),
        (33, "Kim's first", kim, on_day(2), 3),
    ]
    return [
        *users,
        *(
            Post(id=number, title=title, author=author, created_at=time, views=views)
            for number, title, author, time, views in posts
        ),
    ]


_EXPECTED: list[tuple[Any, ...]] = [
    ("kim", "Kim's latest"),
    ("zoë", "Zoë's latest"),
    ("bo", None),
    ("ada", None),
    ("bo", None),
    ("kim", "Other Kim's latest"),
]


def _refuse_too_many(attempt: Attempt, items: list[Any]) -> None:
    tied = [("zoë", f"Zoë's {each}") for each in ("answer", "question", "latest")]
    attempt.expect(
        ("kim", "Kim's first") not in items or _EXPECTED[0] not in items,
        "Every post came, where one for each user was asked for.",
        mistake="all_posts",
        next_step="Number the posts of each author with `row_number()`, and keep number 1.",
        came=items,
    )
    attempt.expect(
        ("zoë", "Other Kim's first") not in items or tied[2] not in items,
        "zoë got a post of somebody else's, who wrote at the time of her latest one.",
        mistake="others_posts",
        next_step="A time belongs to no one user: join by the author as well.",
        came=items,
    )
    attempt.expect(
        sum(each in items for each in tied) < 2,
        "Three posts of zoë's were written at her latest time, and all three came.",
        mistake="both_of_a_tie",
        next_step="Number them in an order without ties, `row_number()` over "
        "`created_at` and `id`, and keep number 1.",
        came=items,
    )


def _refuse_others_than_the_latest(attempt: Attempt, items: list[Any]) -> None:
    kim, zoe, *_, other_kim = _EXPECTED
    attempt.expect(
        not {("kim", "Kim's second"), ("zoë", "Zoë's question")} <= set(items),
        "Of each user's titles the last from A to Z came, not that of the latest post.",
        mistake="sorted_by_title",
        next_step="`created_at` says what is latest: `func.max(Post.title)` compares letters.",
        came=items,
    )
    attempt.expect(
        not {("zoë", "Zoë's answer"), ("zoë", "Zoë's question")} & set(items),
        "Three posts of zoë's were written at her latest time, and not the one with the highest "
        "id came.",
        mistake="wrong_of_a_tie",
        next_step="Of equally old posts the higher id is the latest: order by `created_at` and "
        "then by `id`, both descending. (With `group_by`, a column that is not aggregated comes "
        "from any row of the group.)",
        came=items,
    )
    attempt.expect(
        not {("zoë", "Zoë's first"), ("kim", "Kim's first")} <= set(items) or zoe in items,
        "The oldest post of each user came.",
        mistake="ascending",
        next_step="The latest has place 1 if the order is descending: `Post.created_at.desc()`.",
        came=items,
    )
    attempt.expect(
        ("kim", "Kim's first") not in items or kim in items,
        "Kim's post with the highest id came, which is not the one written last.",
        mistake="highest_id",
        next_step="`created_at` says what is latest; the id decides between equals only.",
        came=items,
    )
    attempt.expect(
        ("kim", "Other Kim's next") not in items or other_kim in items,
        "The second kim's next-to-last post came: the latest is newer by some microseconds.",
        mistake="rounded_time",
        next_step="Compare `Post.created_at` itself, not its day or second.",
        came=items,
    )


def _refuse_one_for_all(attempt: Attempt, items: list[Any]) -> None:
    titles = {each[1] for each in items if isinstance(each, tuple) and len(each) == 2}
    attempt.expect(
        len(titles) != 1 or None in titles,
        "Every user got the same title: the subquery does not look at whose post it is.",
        mistake="limit_for_all",
        next_step="Say in the subquery whose posts count: `where(Post.author_id == User.id)`.",
        came=items,
    )
    attempt.expect(
        not {("bo", text) for text in ("", "None", "NULL", "-")} & set(items),
        "bo has no posts, and a text came where None was asked for.",
        mistake="text_for_none",
        next_step="NULL comes as None by itself: there is nothing to put in its place.",
        came=items,
    )


async def _finds_each_latest(attempt: Attempt) -> None:
    items = pairs_of(attempt, await attempt.call(), "the title")
    hashable = [each for each in items if isinstance(each, tuple)]
    _refuse_too_many(attempt, hashable)
    _refuse_others_than_the_latest(attempt, hashable)
    _refuse_one_for_all(attempt, hashable)
    _kim, zoe, bo, ada, _bo, other_kim = _EXPECTED
    expect_six(
        attempt,
        items,
        _EXPECTED,
        Slip(
            [("kim", None), ("zoë", None), bo, ada, bo, other_kim],
            "limit_for_all",
            "Only one user got a title: the subquery gave one post for all users together.",
            "`limit(1)` counts once for the whole subquery, and so does a `row_number()` without "
            "`partition_by`. Number the posts within each author, and keep number 1.",
        ),
        Slip(
            [("kim", None), zoe, bo, ada, bo, ("kim", None)],
            "max_of_each",
            "Neither kim got a title: the largest time and the largest id are not those of one "
            "post.",
            "Two `max` look at the columns one by one. `row_number()` orders the posts by both.",
        ),
        outer="Begin with the users and `outerjoin`. A condition on the place belongs into the "
        "join: in `where` it drops the rows whose post is NULL.",
    )


async def _keeps_an_order(attempt: Attempt) -> None:
    await expect_an_order(attempt, _EXPECTED)


async def _finds_no_posts(attempt: Attempt) -> None:
    expect_rows(attempt, await attempt.call(), [("mei", None), ("ada", None)])


latest_post_per_user = Exercise(
    name="latest_post_per_user",
    lesson="02_read",
    title="Challenge: the latest post of each user",
    asks="Return a row (username, title of the latest post) for each user, by user id; None for "
    "who has no post.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Two steps: number each author's posts with the latest first; then give each user the "
        "post with number 1, if there is one.",
        "The first step is a `subquery()` with `author_id`, `title` and `func.row_number().over("
        "partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc()))`.",
        "The second is an `outerjoin` from the users to that subquery. Both conditions belong "
        "into the join, `and_(posts.c.author_id == User.id, posts.c.place == 1)`: in `where`, the "
        "second would drop the users without posts.",
    ),
    checks=(
        Check("Each user's latest post comes.", _finds_each_latest, users_with_dated_posts),
        Check("The order is the statement's own.", _keeps_an_order, users_with_dated_posts),
        Check("Without posts the titles are None.", _finds_no_posts, users_without_posts),
    ),
    praise="One statement, one row for each user: ties, gaps and all.",
    errors=(
        LAZY_POSTS,
        ErrorMessage(
            OperationalError,
            "misuse of window function",
            "window_in_where",
            "The rows are numbered after WHERE, so WHERE cannot look at the numbers.",
            "Make the statement with the numbers a `subquery()`, and look at its `.c.place` from "
            "outside.",
        ),
    ),
)
