"""Lesson 07: posts that are read, a line of the feed and a list in a given order."""

from __future__ import annotations

import random

from sqlalchemy.exc import InvalidRequestError

from course_lib.app import Post

from .attempt import Attempt, LearnerError
from .errors import is_lazy_load
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import LESSON, MANY, a_blog, many_posts
from .slips import Slip, expect_objects

_AUTHOR = (
    "Ask for the author: a `select` with `joinedload(Post.author)`, or "
    "`await post.awaitable_attrs.author`."
)


# feed_line


_MOST_ROWS = 4  # the post and its author, even where one of them is asked for twice


async def _writes_a_line(attempt: Attempt) -> None:
    await attempt.db.connection()  # the caller's transaction, so that another session shows
    for post_id, line in ((9, "Joining by ines"), (15, "100% lazy by bo")):
        came = await attempt.call(post_id)
        attempt.expect_not_none(came)
        attempt.expect(
            came == line or not isinstance(came, str) or not came.startswith(line.split(" by ")[0]),
            f"The line of post {post_id} should end with its author's username, and it ends with "
            "something else.",
            mistake="author_left_out",
            next_step=f"Any other text there hides that the author is missing. {_AUTHOR}",
            expected=line,
            came_back=came,
        )
        attempt.expect_value(came, line)
        attempt.expect(
            attempt.received <= _MOST_ROWS,
            f"For one line the database gave {attempt.received} rows.",
            mistake="filtered_in_python",
            next_step="Let the database choose: `.where(Post.id == post_id)`.",
        )


async def _writes_it_where_the_post_is_held(attempt: Attempt) -> None:
    held = await attempt.get(Post, 14)
    held.title = "Waiting, again"
    try:
        line = await attempt.call(14)
    except LearnerError as raised:
        error = raised.__cause__
        attempt.expect(
            error is None or not is_lazy_load(error),
            "The caller holds the post already, and `author` is not loaded (MissingGreenlet): "
            "`get` gives the object that the session holds, and never looks at its options.",
            mistake="get_ignores_options",
            next_step=f"Options count only where a statement is sent. {_AUTHOR}",
        )
        raise
    attempt.expect(
        held in attempt.db,
        "The caller held the post, and the session does not follow it any more: a change of the "
        "caller's is never saved.",
        mistake="expunged",
        next_step=f"Leave the object in the session. {_AUTHOR}",
    )
    attempt.expect(
        attempt.read(held, "title") == "Waiting, again",
        "The caller had given the post a new title that was not flushed yet, and it is gone.",
        mistake="change_thrown_away",
        next_step="A `refresh` without names, and `expire`, forget what is not flushed. Name what "
        'you need: `["author"]`.',
        title=held.title,
    )
    attempt.expect_value(
        line,
        "Waiting, again by åsa",
        message="The caller holds the post with a new title, and the line shows another.",
        mistake="old_title",
        next_step="A SELECT of columns tells what was flushed. Flush first, or read the object.",
    )
    held.title = "Waiting no more"
    attempt.expect_value(
        await attempt.call(14),
        "Waiting no more by åsa",
        message="The caller changed the title again, and the second line shows another.",
        mistake="old_title",
        next_step="A line that was kept from an earlier call grows old: make it anew.",
    )


async def _finds_no_post(attempt: Attempt) -> None:
    attempt.expect_none(
        await attempt.call(6), "there is no post 6.", next_step="`return None` where there is none."
    )


feed_line = Exercise(
    name="feed_line",
    lesson=LESSON,
    title="A line of the feed",
    asks="Mend the line: title and author of a post, also where the session holds the post "
    "already; None if there is none.",
    parameters=("db", "post_id"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Which of the two `get`s sends a statement? Put `with show_sql():` around the call.",
        "The second finds the post in the identity map, so its options are never looked at. What "
        "loads an attribute of an object that is held?",
        "`await post.awaitable_attrs.author`, or a `select` with `joinedload(Post.author)` in "
        "place of both.",
    ),
    checks=(
        Check("Title and author make the line.", _writes_a_line, a_blog),
        Check(
            "The session may hold the post already.",
            _writes_it_where_the_post_is_held,
            a_blog,
            budgeted=False,
        ),
        Check("Without such a post, None comes back.", _finds_no_post, a_blog),
    ),
    praise="The author is asked for, whatever the session holds.",
    errors=(
        ErrorMessage(
            InvalidRequestError,
            "is not available due to lazy='raise",
            "raiseload",
            "`raiseload` loads nothing: it only makes an attribute that is missing say so.",
            _AUTHOR,
        ),
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "The post was handed out without its author, and an attribute cannot await "
            "(MissingGreenlet).",
            _AUTHOR,
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "none_not_handled",
            "There is no such post, so None came, and an attribute of None was read.",
            "Return None before you go on with it.",
        ),
    ),
)


# load_in_order

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


async def _gives_an_empty_list(attempt: Attempt) -> None:
    for ids in ([], [77]):
        expect_objects(attempt, await attempt.call(ids), Post, [], frugal=False)


async def _sends_one_statement(attempt: Attempt) -> None:
    there = range(1, 2 * MANY, 8)
    ids = [*there, *there[:10], *(gap + 1 for gap in there[::10])]  # some twice, some not there
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
    expect_objects(attempt, posts, Post, [each for each in ids if each in there], frugal=False)
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
