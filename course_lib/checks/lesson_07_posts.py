"""Lesson 07: posts in a given order."""

from __future__ import annotations

import random

from sqlalchemy.exc import InvalidRequestError

from course_lib.app import Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import LESSON, MANY, a_blog, many_posts
from .slips import Slip, expect_objects

_ORDER = (
    "`IN` gives the rows in the database's order. Put them into a dict by id, and go through "
    "`ids` to build the list."
)


async def _keeps_the_order(attempt: Attempt) -> None:
    posts = await attempt.call([22, 5, 8, 9, 5, 14])
    if isinstance(posts, list) and None in posts:
        attempt.expect(
            False,
            "There is no post 8, and the list holds None for it; it was to be left out.",
            mistake="none_for_missing",
            next_step="`if post_id in by_id` in the comprehension leaves it out.",
            came_back=posts,
        )
    expect_objects(
        attempt,
        posts,
        Post,
        [22, 5, 9, 5, 14],
        Slip(
            [5, 9, 14, 22],
            "order_lost",
            "The posts come in the database's order, and post 5 once, though `ids` names it twice.",
            _ORDER,
        ),
        Slip(
            [22, 5, 9, 14],
            "repetition_lost",
            "`ids` names post 5 twice, and the list holds it once.",
            "Go through `ids`, not through the rows: then each id gives its post.",
        ),
        Slip(
            [22, 9, 5, 14],
            "repetition_lost",
            "`ids` names post 5 twice, and the list holds it once.",
            "Go through `ids`, not through the rows: then each id gives its post.",
        ),
        Slip(
            [5, 5, 9, 14, 22],
            "order_lost",
            "The posts come in the order of their ids, not in that of `ids`.",
            _ORDER,
        ),
        frugal=False,
    )


async def _repeats_in_a_row(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call([14, 9, 9, 14]),
        Post,
        [14, 9, 9, 14],
        Slip(
            [14, 9, 14],
            "repetition_lost",
            "`ids` names post 9 twice in a row, and the list holds it once there.",
            "Go through `ids`, not through the rows: then each id gives its post.",
        ),
        frugal=False,
    )


async def _gives_an_empty_list(attempt: Attempt) -> None:
    for ids in ([], [77]):
        expect_objects(attempt, await attempt.call(ids), Post, [], frugal=False)


async def _sends_one_statement(attempt: Attempt) -> None:
    there = range(3, 2 * MANY, 6)
    ids = [*there, *there[:10], *(gap + 1 for gap in there[::13])]  # some twice, some not there
    random.Random(7).shuffle(ids)
    posts = await attempt.call(ids)
    sent = sum(each.counted for each in attempt.statements)
    attempt.expect(
        sent < 10,
        f"For {len(ids)} ids the function sends {sent} statements (N+1).",
        mistake="n_plus_one",
        next_step="One statement for all: `select(Post).where(Post.id.in_(ids))`. A `get` finds "
        "what is held without one, and asks the database for each id that is not.",
    )
    wanted = [each for each in ids if each in there]
    attempt.expect(
        not isinstance(posts, list | tuple) or len(set(wanted)) - len(set(posts)) < 10,
        f"`ids` names {len(set(wanted))} posts that are there, and the list holds far fewer.",
        mistake="limited",
        next_step="Take the `limit` out: `ids` says how many there are.",
    )
    expect_objects(attempt, posts, Post, wanted, frugal=False)
    attempt.expect_budget(
        1,
        "All ids fit into one statement, and nobody asked for the authors.",
    )
    attempt.expect(
        attempt.received <= len(ids),
        f"{len(ids)} posts were asked for, and the database gave {attempt.received} rows.",
        mistake="filtered_in_python",
        next_step="Let the database choose: `.where(Post.id.in_(ids))`.",
    )


load_in_order = Exercise(
    name="load_in_order",
    lesson=LESSON,
    title="Load posts in a given order",
    asks="Return the posts of these ids in their order, with repetitions and without gaps, in one "
    "statement.",
    parameters=("db", "ids"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The statement stands inside the loop, so there is one for each id. What asks for many "
        "rows at once?",
        "`select(Post).where(Post.id.in_(ids))` gives each post once, in no promised order. The "
        "order is yours to make, from a dict of the posts by id.",
        "`by_id = {post.id: post for post in …}`, then "
        "`[by_id[post_id] for post_id in ids if post_id in by_id]`.",
    ),
    checks=(
        Check(
            "Order and repetitions are those of `ids`.", _keeps_the_order, a_blog, budgeted=False
        ),
        Check("An id may come twice in a row.", _repeats_in_a_row, a_blog, budgeted=False),
        Check("Without posts the list is empty.", _gives_an_empty_list, a_blog, budgeted=False),
        Check("A hundred ids are one statement.", _sends_one_statement, many_posts),
    ),
    praise="One statement for any number of ids, and the order is yours.",
    errors=(
        ErrorMessage(
            InvalidRequestError,
            "concurrent operations are not permitted",
            "gathered_on_one_session",
            "The session was asked by several tasks at once (`gather`). It does one thing at a "
            "time, and it would still be a statement for each post.",
            "One statement for all: `select(Post).where(Post.id.in_(ids))`.",
        ),
        ErrorMessage(
            KeyError,
            "",
            "missing_id_raises",
            "`ids` names a post that does not exist, and the function raised a KeyError.",
            "`if post_id in by_id` in the comprehension leaves it out.",
        ),
    ),
)
