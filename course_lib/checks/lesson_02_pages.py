"""Lesson 02: pages that begin behind the last row shown."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import ArgumentError, StatementError

from course_lib.app import Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_page_rows import FIRST_PAGE_SLIPS, NEWEST, TIE_SLIPS, TIED, posts_with_ties
from .slips import call_where_nothing_is_found, expect_objects, expect_received, list_of


async def _gives_the_first_page(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call(None, 3),
        Post,
        NEWEST[:3],
        *FIRST_PAGE_SLIPS,
        spare=1,
    )


async def _goes_on_within_a_tie(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call((TIED, 27), 4),
        Post,
        [12, 8, 50, 20],
        *TIE_SLIPS,
        frugal=False,  # who looks the last post up is told so where it is gone
    )


async def _shows_every_post_once(attempt: Attempt) -> None:
    last: tuple[datetime, int] | None = None
    shown: list[int] = []
    while len(shown) < len(NEWEST):
        page = list_of(attempt, await attempt.call(last, 2))
        ids = [attempt.read(post, "id") for post in page]
        expected = NEWEST[len(shown) : len(shown) + 2]
        attempt.expect(
            ids == expected,
            f"After post {shown[-1] if shown else None}, which was deleted when its page had been "
            "shown, the next page is another.",
            mistake="needs_the_row",
            next_step="`last` holds all that you need: compare with its two values, and do not "
            "look for the row that they came from.",
            expected=expected,
            came=ids,
        )
        expect_received(attempt, 2 + 1)
        shown += ids
        last = (page[-1].created_at, page[-1].id)
        attempt.db.expunge_all()  # the next page is read in another request
        connection = await attempt.db.connection()
        await connection.execute(delete(Post.__table__).where(Post.id == last[1]))  # pyright: ignore[reportArgumentType]
    behind = await call_where_nothing_is_found(attempt, last, 2, asked_for="an empty list")
    expect_objects(attempt, behind, Post, [], spare=1)


posts_after = Exercise(
    name="posts_after",
    lesson="02_read",
    title="The next page, whatever happened meanwhile",
    asks="Return the next `limit` posts behind `last`, newest first, equally old ones with the "
    "higher id first.",
    parameters=("db", "last", "limit"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The order has two columns, both descending, and `last` has a value for each. The next "
        "page is what comes behind these two values.",
        "Behind means: older, or just as old with a lower id. With None for `last` there is no "
        "such condition.",
        "`tuple_(Post.created_at, Post.id) < last` says it in one comparison; `or_(older, "
        "and_(as_old, lower_id))` says the same.",
    ),
    checks=(
        Check("Without `last` the first page comes.", _gives_the_first_page, posts_with_ties),
        Check(
            "The next page begins within a tie.",
            _goes_on_within_a_tie,
            posts_with_ties,
            budgeted=False,
        ),
        Check("Rows may go between pages.", _shows_every_post_once, posts_with_ties),
    ),
    praise="Every post was shown once, through ties and deletions, and no row was loaded in vain.",
    errors=(
        ErrorMessage(
            TypeError,
            "NoneType",
            "no_first_page",
            "`last` is None on the first page, and was used as if it held two values.",
            "Add the condition only `if last is not None`.",
        ),
        ErrorMessage(
            ArgumentError,
            "can be used with None",
            "no_first_page",
            "With None for `last` a column was compared with None, which has no place in an order.",
            "Add the condition only `if last is not None`.",
        ),
        ErrorMessage(
            AttributeError,
            "NoneType",
            "needs_the_row",
            "The row that `last` came from was looked up, and it is gone: somebody deleted it.",
            "`last` holds the two values that you need: compare with them.",
        ),
        ErrorMessage(
            AttributeError,
            "'tuple' object has no attribute",
            "last_is_a_pair",
            "`last` was used as if it were a post; it is a pair of values.",
            "`created_at, post_id = last` takes both out of it.",
        ),
        ErrorMessage(
            StatementError,
            "a naive datetime has no time zone",
            "changes_the_time",
            "The time of `last` has lost its time zone on the way into the statement.",
            "Hand it on as it came: `last[0]`.",
        ),
        ErrorMessage(
            StatementError,
            "has no attribute 'tzinfo'",
            "changes_the_time",
            "`Post.created_at` was compared with something that is no datetime.",
            "`last` is `(created_at, id)`, in this order: compare with both as they came.",
        ),
        ErrorMessage(
            TypeError,
            "unsupported operand type(s) for",
            "python_operator",
            "`&` and `|` bind tighter than `==` and `<`, so they got something that is no "
            "condition.",
            "Put brackets around each comparison, or write `or_(…)` and `and_(…)`.",
        ),
        ErrorMessage(
            TypeError,
            "Boolean value of this clause",
            "python_operator",
            "Python was asked whether a column's condition is true, and cannot know.",
            "`or_(…)` and `and_(…)`, or `|` and `&` with brackets around each comparison.",
        ),
    ),
)
