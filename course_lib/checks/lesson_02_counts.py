"""Lesson 02: how many posts each user has."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.app import Base, Comment, Post, Tag

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_02_groups import (
    LAZY_POSTS,
    OUTER,
    expect_an_order,
    expect_six,
    pairs_of,
    six_users,
    users_without_posts,
)
from .lesson_02_rows import on_day
from .slips import Slip, expect_rows, is_row


def users_with_some_posts() -> Sequence[Base]:
    """Posts of one user alike in title and time, NULL for a body, two comments and two tags."""
    users = six_users()
    kim, zoe, *_, other_kim = users
    posts = [
        Post(id=number, title=title, body=body, created_at=on_day(day), author=author)
        for number, title, body, day, author in [
            (7, "Hello", None, 2, kim),
            (11, "Hello", None, 2, zoe),
            (16, "Hello", "", 5, other_kim),
            (20, "Hello", "Again", 2, kim),
            (22, "Hello", "Again", 5, other_kim),
            (28, "Good bye", None, 6, other_kim),
        ]
    ]
    comments = [
        Comment(id=number, body="Hello", created_at=on_day(8), post=posts[0]) for number in (4, 9)
    ]
    posts[-1].tags = [Tag(id=3, name="sql"), Tag(id=6, name="orm")]
    return [*users, *posts, *comments]


_EXPECTED = [("kim", 2), ("zoë", 1), ("bo", 0), ("ada", 0), ("bo", 0), ("kim", 3)]


async def _counts_for_each_user(attempt: Attempt) -> None:
    kim, zoe, bo, ada, _, other_kim = _EXPECTED
    items = pairs_of(attempt, await attempt.call(), "the username")
    attempt.expect(
        ("kim", 5) not in items,
        "Two users are called kim, and their posts were counted together.",
        mistake="merged_names",
        next_step="Group by what is unique: `group_by(User.id)`.",
        came=items,
    )
    attempt.expect(
        (2, "kim") not in items,
        "The number stands before the name.",
        mistake="swapped_columns",
        next_step="`select(User.username, func.count(…))`.",
        came=items,
    )
    attempt.expect(
        len(items) != 1,
        "One row came for all users together.",
        mistake="no_group",
        next_step="Say what a row stands for: `group_by(User.id)`.",
        came=items,
    )
    attempt.expect(
        len(items) != 4 or sum(is_row(each) and each[-1] == 0 for each in items) != 1,
        "Three users have no posts, and one row came for all three.",
        mistake="groups_by_the_posts",
        next_step="A column of the posts is NULL for each of them, so it makes one group: "
        "`group_by(User.id)`.",
        came=items,
    )
    attempt.expect(
        not items or {tuple(each)[-1] for each in items if is_row(each)} != {6},
        "Every user got the number of all posts: each post was counted with each user.",
        mistake="cartesian",
        next_step="Say which posts belong to a user: `outerjoin(User.posts)`.",
        came=items,
    )
    expect_six(
        attempt,
        items,
        _EXPECTED,
        Slip(
            [kim, zoe, ("bo", 1), ("ada", 1), ("bo", 1), other_kim],
            "counts_one_for_none",
            "bo, ada and bo have no posts, and 1 was counted for each.",
            "`func.count()` counts rows, and the outer join gives them one row with NULL for the "
            "post. `func.count(Post.id)` counts posts.",
        ),
        Slip(
            [kim, zoe, ("bo", None), ("ada", None), ("bo", None), other_kim],
            "null_for_zero",
            "bo, ada and bo have no posts, and None came in place of 0.",
            "An outer join without a partner gives NULL: `func.coalesce(…, 0)` makes it 0. A count "
            "over the join gives 0 by itself.",
        ),
        Slip(
            [("kim", 3), zoe, bo, ada, bo, other_kim],
            "counts_pairs",
            "Kim has two posts. One of them has two comments, and was counted twice.",
            "Join only what is counted: each further join makes more rows.",
        ),
        Slip(
            [kim, zoe, bo, ada, bo, ("kim", 4)],
            "counts_pairs",
            "The second kim has three posts. One of them has two tags, and was counted twice.",
            "Join only what is counted: each further join makes more rows.",
        ),
        *(
            Slip(
                [("kim", 1), each, bo, ada, bo, ("kim", 2)],
                "counts_values",
                "Some posts were not counted.",
                "`count` counts the values of a column: not the NULLs, and with `distinct` no "
                "value twice. `func.count(Post.id)` counts every post.",
            )
            for each in (zoe, ("zoë", 0))
        ),
        outer=OUTER,
    )


async def _counts_in_an_order(attempt: Attempt) -> None:
    await expect_an_order(attempt, _EXPECTED)


async def _counts_no_posts(attempt: Attempt) -> None:
    expect_rows(
        attempt,
        await attempt.call(),
        [("mei", 0), ("ada", 0)],
        Slip(
            [],
            "no_zeros",
            "There are two users and no posts, and no row came.",
            "Every user has a row: begin with the users and `outerjoin` the posts.",
        ),
    )


async def _counts_no_users(attempt: Attempt) -> None:
    expect_rows(attempt, await attempt.call(), [])


count_posts_per_user = Exercise(
    name="count_posts_per_user",
    lesson="02_read",
    title="Count the posts of each user",
    asks="Return a row (username, number of posts) for each user, by user id, zeros included.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Begin with the users, and let the posts come along where there are any. Then make one "
        "row for each user.",
        "`outerjoin(User.posts)` keeps a user without posts; `group_by(User.id)` makes the rows.",
        "Count what may be NULL: `select(User.username, func.count(Post.id))`. End with "
        "`order_by(User.id)`, and return `.all()` of what `db.execute` gives.",
    ),
    checks=(
        Check("Every user has a row.", _counts_for_each_user, users_with_some_posts),
        Check("The order is the statement's own.", _counts_in_an_order, users_with_some_posts),
        Check("No posts make zeros.", _counts_no_posts, users_without_posts),
        Check("No users make an empty list.", _counts_no_users),
    ),
    praise="The database joined, grouped and counted; one row for each user came back.",
    errors=(LAZY_POSTS,),
)
