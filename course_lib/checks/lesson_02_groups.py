"""Lesson 02: rows that count or stand for a group."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.exc import OperationalError

from course_lib.app import Base, Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user, on_day
from .slips import NO_ORDER, Slip, expect_rows, is_row, list_of, unordered_backwards

LESSON = "02_read"

# count_posts_per_user


def users_with_some_posts() -> Sequence[Base]:
    """Two users of one name; two without posts; two inactive."""
    users = [
        a_user(3, "kim"),
        a_user(5, "zoë", active=False),
        a_user(8, "bo"),
        a_user(10, "kim"),
        a_user(14, "ada", active=False),
    ]
    kim, zoe, _, other_kim, _ = users
    authors = {7: kim, 11: zoe, 16: other_kim, 20: kim, 22: other_kim, 31: other_kim}
    return [*users, *(Post(id=n, title=f"Post {n}", author=a) for n, a in authors.items())]


def users_without_posts() -> Sequence[Base]:
    """Two users, and no posts at all."""
    return [a_user(4, "mei"), a_user(6, "ada")]


async def _counts_for_each_user(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    kim, zoe, bo, other_kim, ada = ("kim", 2), ("zoë", 1), ("bo", 0), ("kim", 3), ("ada", 0)
    result = await attempt.call()
    attempt.expect(
        not isinstance(result, dict),
        "count_posts_per_user returned a dict. A dict has one place for each name, and two users "
        "are called kim.",
        mistake="merged_names",
        next_step="Return the rows: one for each user, `.all()`.",
        came_back=result,
    )
    items = [tuple(each) if is_row(each) else each for each in list_of(attempt, result)]
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
        not items or {tuple(each)[-1] for each in items if is_row(each)} != {6},
        "Every user got the number of all posts: each post was counted with each user.",
        mistake="cartesian",
        next_step="Say which posts belong to a user: `outerjoin(User.posts)`.",
        came=items,
    )
    zeros = "bo and ada have no posts and are missing."
    outer = "An inner join drops who has no partner: `outerjoin(User.posts)`."
    expect_rows(
        attempt,
        items,
        [kim, zoe, bo, other_kim, ada],
        Slip([kim, zoe, other_kim], "no_zeros", zeros, outer),
        Slip([other_kim, zoe, kim], "no_zeros", zeros, outer),
        Slip(
            [kim, zoe, ("bo", 1), other_kim, ("ada", 1)],
            "counts_one_for_none",
            "bo and ada have no posts, and 1 was counted for each.",
            "`func.count()` counts rows, and the outer join gives them one row with NULL for the "
            "post. `func.count(Post.id)` counts posts.",
        ),
        Slip(
            [ada, other_kim, bo, zoe, kim],
            *NO_ORDER,
        ),
        Slip(
            [kim, bo, other_kim],
            "active_only",
            "The inactive users zoë and ada are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
    )


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
    lesson=LESSON,
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
        Check("No posts make zeros.", _counts_no_posts, users_without_posts),
        Check("No users make an empty list.", _counts_no_users),
    ),
    praise="The database joined, grouped and counted; one row for each user came back.",
    errors=(
        ErrorMessage(
            Exception,
            "greenlet_spawn has not been called",
            "lazy_load",
            "The posts of a user were read, but they are not loaded, and loading them needs a "
            "SELECT that cannot be awaited there (MissingGreenlet).",
            "Let the database count, so that no post has to be loaded: `func.count(Post.id)`.",
        ),
    ),
)


# latest_post_per_user


def users_with_dated_posts() -> Sequence[Base]:
    """Latest posts that have not the highest id, that tie, or that share another user's time."""
    users = [
        a_user(3, "kim"),
        a_user(5, "zoë", active=False),
        a_user(8, "bo"),
        a_user(10, "kim"),
        a_user(14, "ada", active=False),
    ]
    kim, zoe, _, other_kim, _ = users
    return [
        *users,
        *(
            Post(id=number, title=title, author=author, created_at=on_day(day))
            for number, title, author, day in [
                (7, "Kim's latest", kim, 9),
                (11, "Zoë's twin", zoe, 5),
                (12, "Zoë's first", zoe, 1),
                (14, "Zoë's latest", zoe, 5),
                (16, "Other Kim's latest", other_kim, 9),
                (18, "Other Kim's first", other_kim, 5),
                (20, "Kim's second", kim, 5),
                (31, "Kim's first", kim, 2),
            ]
        ),
    ]


async def _finds_each_latest(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    kim, zoe, other_kim = (
        ("kim", "Kim's latest"),
        ("zoë", "Zoë's latest"),
        ("kim", "Other Kim's latest"),
    )
    bo, ada, twin = ("bo", None), ("ada", None), ("zoë", "Zoë's twin")
    result = await attempt.call()
    items = [tuple(each) if is_row(each) else each for each in list_of(attempt, result)]
    attempt.expect(
        sum(map(is_row, items)) < 8,
        "Every post came, where one for each user was asked for.",
        mistake="all_posts",
        next_step="Number the posts of each author with `row_number()`, and keep number 1.",
        came=items,
    )
    attempt.expect(
        not (zoe in items and twin in items),
        "Two posts of zoë's were written at her latest time, and both came.",
        mistake="both_of_a_tie",
        next_step="Number them in an order without ties, `row_number()` over "
        "`created_at` and `id`, and keep number 1.",
        came=items,
    )
    attempt.expect(
        twin not in items,
        "Two posts of zoë's were written at her latest time, and the one with the lower id came.",
        mistake="wrong_of_a_tie",
        next_step="Of equally old posts the higher id is the latest: order by `created_at` and "
        "then by `id`, both descending.",
        came=items,
    )
    attempt.expect(
        ("zoë", "Zoë's first") not in items or zoe in items,
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
    alone = "bo and ada have no posts and are missing."
    begin = (
        "Begin with the users and `outerjoin`. A condition on the place belongs into the join: in "
        "`where` it drops the rows whose post is NULL."
    )
    expect_rows(
        attempt,
        items,
        [kim, zoe, bo, other_kim, ada],
        Slip(
            [("kim", None), ("zoë", None), bo, other_kim, ada],
            "limit_for_all",
            "Only one user got a title: the subquery gave one post for all users together.",
            "`limit(1)` counts once for the whole subquery. Number the posts within each author "
            "with `row_number()`, and keep number 1.",
        ),
        Slip([kim, zoe, other_kim], "no_zeros", alone, begin),
        Slip([other_kim, zoe, kim], "no_zeros", alone, begin),
        Slip(
            [ada, other_kim, bo, zoe, kim],
            *NO_ORDER,
        ),
        Slip(
            [kim, bo, other_kim],
            "active_only",
            "The inactive users zoë and ada are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
    )


async def _finds_no_posts(attempt: Attempt) -> None:
    expect_rows(attempt, await attempt.call(), [("mei", None), ("ada", None)])


latest_post_per_user = Exercise(
    name="latest_post_per_user",
    lesson=LESSON,
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
        Check("Without posts the titles are None.", _finds_no_posts, users_without_posts),
    ),
    praise="One statement, one row for each user: ties, gaps and all.",
    errors=(
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
