"""Lesson 06: users with their posts and the posts' comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from course_lib.app import User

from .anew import change, expect_anew
from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_06_blogs import COMMENTS, MANY, a_big_blog, a_small_blog
from .lesson_06_loaded import (
    LAZY,
    LESSON,
    UNIQUE,
    expect_everything,
    expect_order_by_id,
    option_path,
    read_loaded,
)
from .slips import expect_objects, expect_statements, list_of

_POSTS = {3: [9, 21], 7: [5, 14, 22], 12: [15], 20: []}
_COMMENTS = {5: [31, 33, 35], 9: [32], 15: [34]}


async def _lists_the_tree(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_objects(attempt, users, User, list(_POSTS), order="by id", frugal=False)
    for user in users:
        _expect_children(attempt, user, "posts", _POSTS[user.id], f"{user.username}'s")
        for post in user.posts:
            expected = _COMMENTS.get(post.id, [])
            _expect_children(attempt, post, "comments", expected, f"post {post.id}'s")


def _expect_children(
    attempt: Attempt, parent: Any, name: str, expected: list[int], whose: str
) -> None:
    """Expect that a collection holds the objects of these ids, each once."""
    came = sorted(attempt.read(child, "id") for child in _children(attempt, parent, name))
    attempt.expect(
        came == expected,
        f"`{name}` does not hold all of {whose} {name}, each once.",
        mistake="partial_collection",
        next_step="A collection that is filled from a join holds what the join leaves: an inner "
        "join drops a post without comments, a condition drops what does not match. `selectinload` "
        "loads all of it.",
        expected_ids=expected,
        ids_that_came=came,
    )


def _children(attempt: Attempt, parent: Any, name: str) -> Sequence[Any]:
    return list(read_loaded(attempt, parent, name))


async def _says_the_order(attempt: Attempt) -> None:
    await expect_order_by_id(attempt, User, list(_POSTS))


async def _lists_who_is_new(attempt: Attempt) -> None:
    await attempt.call()
    values = {"id": 30, "username": "new", "email": "new@example.org", "hashed_password": "h"}
    await change(attempt, insert(User).values(values))
    users = list_of(attempt, await attempt.call())
    expect_anew(attempt, len(users) == len(_POSTS) + 1, "a user was added", users)
    expect_objects(attempt, users, User, [*_POSTS, 30], order="by id", frugal=False)


async def _lists_a_big_tree(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_statements(
        attempt,
        4,
        "Users, posts, and comments twice, as 1,000 posts are two chunks of keys: which of the "
        "statements below is another?",
    )
    expect_everything(attempt, users, 10, "users")
    posts = [post for user in users for post in _children(attempt, user, "posts")]
    expect_everything(attempt, posts, MANY, "posts")
    comments = [comment for post in posts for comment in _children(attempt, post, "comments")]
    expect_everything(attempt, comments, COMMENTS, "comments")


list_users_with_posts_and_comments = Exercise(
    name="list_users_with_posts_and_comments",
    lesson=LESSON,
    title="List the users with their posts and comments",
    asks="Return all users by id, with their posts and the posts' comments loaded, in three "
    "statements and one more for every further 500 posts.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=4,
    hints=(
        "Two collections in a row: a path from the user over the posts to the comments.",
        "A loader has loaders as methods: the second link of the chain is appended with a dot.",
        "`selectinload(User.posts).selectinload(Post.comments)` in the `options` of "
        "`select(User).order_by(User.id)`.",
    ),
    checks=(
        Check(
            "All users come, with all posts and comments.",
            _lists_the_tree,
            a_small_blog,
            budgeted=False,
        ),
        Check("They come by id.", _says_the_order, a_small_blog, budgeted=False),
        Check("Who is new comes.", _lists_who_is_new, a_small_blog, budgeted=False),
        Check("The statements do not grow with the rows.", _lists_a_big_tree, a_big_blog),
    ),
    praise="The whole tree came with a handful of statements, users without posts included.",
    errors=(
        LAZY,
        UNIQUE,
        option_path(
            ", and go on from there in one chain: "
            "`selectinload(User.posts).selectinload(Post.comments)`."
        ),
    ),
)
