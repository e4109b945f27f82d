"""Lesson 02: pages that begin behind the last row shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import ArgumentError

from course_lib.app import Base, Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user, on_day
from .slips import Slip, expect_objects, expect_received, list_of

LESSON = "02_read"

# posts_after


def posts_with_ties() -> Sequence[Base]:
    """Eight posts; four were written at one time and two at another, and ids follow no time."""
    author = a_user(2, "bo")
    days = {2: 2, 8: 4, 9: 3, 12: 4, 27: 4, 33: 4, 40: 5, 50: 3}
    return [
        author,
        *(
            Post(id=number, title=f"Post {number}", created_at=on_day(day), author=author)
            for number, day in days.items()
        ),
    ]


_NEWEST = [40, 33, 27, 12, 8, 50, 9, 2]


async def _gives_the_first_page(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call(None, 3),
        Post,
        _NEWEST[:3],
        Slip(
            [40, 8, 12],
            "no_tie_break",
            "Posts of the same time came with the lowest id first.",
            "Two columns make the order: `Post.created_at.desc(), Post.id.desc()`.",
        ),
        Slip(
            [50, 40, 33],
            "sorted_by_id",
            "The posts came by id, which is not the order in which they were written.",
            "`order_by(Post.created_at.desc(), Post.id.desc())`.",
        ),
        Slip(
            [2, 9, 50],
            "ascending",
            "The oldest posts came first.",
            "`order_by(Post.created_at.desc(), Post.id.desc())`.",
        ),
        Slip(
            [2, 50, 9],
            "ascending",
            "The oldest posts came first.",
            "`order_by(Post.created_at.desc(), Post.id.desc())`.",
        ),
        Slip(
            _NEWEST,
            "no_limit",
            "All the posts came, where 3 were asked for.",
            "`limit(limit)` says how many to give.",
        ),
        Slip(
            [],
            "no_first_page",
            "With None for `last` the first page was asked for, and no post came.",
            "A comparison with NULL is never true: add the condition only `if last is not None`.",
        ),
        spare=1,
    )


async def _goes_on_within_a_tie(attempt: Attempt) -> None:
    tie = "Posts 33, 27, 12 and 8 were written at the same time, and the last page ended with 27. "
    expect_objects(
        attempt,
        await attempt.call((on_day(4), 27), 3),
        Post,
        [12, 8, 50],
        Slip(
            [50, 9, 2],
            "skips_ties",
            tie + "Posts 12 and 8 are on no page.",
            "`created_at < …` leaves out the posts of the very same time. Let in those that are "
            "equally old and have a lower id.",
        ),
        Slip(
            [33, 27, 12],
            "repeats_ties",
            tie + "33 and 27 came again.",
            "`created_at <= …` lets in all posts of that time. Of the equally old ones only those "
            "with a lower id are behind.",
        ),
        Slip(
            [12, 8, 9],
            "id_for_all",
            "Post 50 is older than the last page's end, but its id is higher, and it was left out.",
            "The id counts only where the times are equal: older, or (as old and with a lower id).",
        ),
        Slip(
            [9, 2],
            "and_for_or",
            "Both conditions were asked of each post: older and a lower id.",
            "Older, or as old with a lower id: `or_(…, and_(…))`, or `tuple_(…) < …`.",
        ),
        Slip(
            [27, 12, 8],
            "repeats_last",
            "Post 27 was the last of the page before, and came again.",
            "Of the equally old ones only those with a lower id: `<`, not `<=`.",
        ),
        Slip(
            _NEWEST[:3],
            "ignores_last",
            "The first page came again.",
            "`last` has to become a condition in the statement.",
        ),
        Slip(
            [40, 33, 50],
            "wrong_way",
            "Posts from before the page came, not from behind it.",
            "The order descends, so what is behind is smaller: `<`.",
        ),
        Slip(
            [40, 33],
            "wrong_way",
            "Posts from before the page came, not from behind it.",
            "The order descends, so what is behind is smaller: `<`.",
        ),
        frugal=False,  # who looks the last post up is told so where it is gone
    )


async def _shows_every_post_once(attempt: Attempt) -> None:
    last: tuple[datetime, int] | None = None
    shown: list[int] = []
    while len(shown) < len(_NEWEST):
        page = list_of(attempt, await attempt.call(last, 2))
        ids = [attempt.read(post, "id") for post in page]
        expected = _NEWEST[len(shown) : len(shown) + 2]
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
    expect_objects(attempt, await attempt.call(last, 2), Post, [], spare=1)


posts_after = Exercise(
    name="posts_after",
    lesson=LESSON,
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
            TypeError,
            "Boolean value of this clause",
            "python_operator",
            "Python was asked whether a column's condition is true, and cannot know.",
            "`or_(…)` and `and_(…)`, or `|` and `&` with brackets around each comparison.",
        ),
    ),
)
