"""Lesson 02: posts to page through, and the slips that a page shows."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.app import Base, Post

from .lesson_02_rows import a_user, on_day
from .slips import Slip

TIED = on_day(4, 5)
_A_MOMENT_BEFORE = on_day(4, 4)


def posts_with_ties() -> Sequence[Base]:
    """Nine posts; four have one time, two the microsecond before it.

    Neither ids nor views follow the times.
    """
    active, inactive = a_user(2, "bo"), a_user(3, "zoë", active=False)
    written = [
        (2, on_day(2), None, active),
        (8, TIED, "", active),
        (9, on_day(3), None, inactive),
        (12, TIED, "Short", inactive),
        (15, on_day(5), None, active),
        (20, _A_MOMENT_BEFORE, "", active),
        (27, TIED, None, active),
        (33, TIED, "Short", active),
        (50, _A_MOMENT_BEFORE, None, active),
    ]
    return [
        active,
        inactive,
        *(
            Post(
                id=number,
                title=f"Post {number}",
                body=body,
                views=number * 7 % 11,
                created_at=time,
                author=author,
            )
            for number, time, body, author in written
        ),
    ]


NEWEST = [15, 33, 27, 12, 8, 50, 20, 9, 2]
_ORDER = "`order_by(Post.created_at.desc(), Post.id.desc())`."

FIRST_PAGE_SLIPS = (
    Slip(
        [15, 8, 12],
        "no_tie_break",
        "Posts of the same time came with the lowest id first.",
        f"Two columns make the order: {_ORDER}",
    ),
    Slip(
        [50, 33, 27],
        "sorted_by_id",
        "The posts came by id, which is not the order in which they were written.",
        _ORDER,
    ),
    Slip([2, 9, 20], "ascending", "The oldest posts came first.", _ORDER),
    Slip([2, 9, 50], "ascending", "The oldest posts came first.", _ORDER),
    Slip(
        [2, 8, 9],
        "no_order",
        "The statement has no order, so the posts came as the database found them.",
        _ORDER,
    ),
    Slip(
        [15, 50, 33],
        "rounded_time",
        "Post 50 is older than 33, by a microsecond, and came before it.",
        "Sort by `Post.created_at` itself, not by its day or second.",
    ),
    Slip(
        NEWEST,
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
)

_TIE = "Posts 33, 27, 12 and 8 were written at the same time, and the last page ended with 27. "
_OLDER_OR = "Older, or as old with a lower id: `or_(…, and_(…))`, or `tuple_(…) < …`."

TIE_SLIPS = (
    Slip(
        [50, 20, 9, 2],
        "skips_ties",
        _TIE + "Posts 12 and 8 are on no page.",
        "`created_at < …` leaves out the posts of the very same time, and a tuple of Python's "
        f"own asks no more than that. {_OLDER_OR}",
    ),
    Slip(
        [33, 27, 12, 8],
        "repeats_ties",
        _TIE + "33 and 27 came again.",
        "`created_at <= …` lets in all posts of that time, and so does Python's `and`, which "
        "keeps one condition of two; a time made into text equals no stored one. Of the equally "
        "old ones only those with a lower id: `and_(…)`.",
    ),
    Slip(
        [33, 12, 8, 50],
        "repeats_ties",
        _TIE + "33 came again.",
        "To leave out the last post is not enough: of the equally old ones only those with a "
        "lower id are behind.",
    ),
    Slip(
        [12, 8, 20, 9],
        "id_for_all",
        "Post 50 is older than the last page's end, if only by a microsecond, but its id is "
        "higher, and it was left out.",
        "The id counts only where the times are equal, to the microsecond: older, or (as old "
        "and with a lower id).",
    ),
    Slip(
        [15, 12, 8, 20],
        "id_for_all",
        "Only the ids were compared: post 15 is newer than the last page and came again, post "
        "50 is older and was left out.",
        "The time comes first, as in the order, and the id only where the times are equal. "
        + _OLDER_OR,
    ),
    Slip(
        [15, 12, 8, 50],
        "or_for_and",
        "Post 15 is newer than the last page, and came again: a lower id alone let it in.",
        "The id counts only where the times are equal. " + _OLDER_OR,
    ),
    Slip(
        [20, 9, 2],
        "and_for_or",
        "Both conditions were asked of each post: older and a lower id.",
        _OLDER_OR,
    ),
    Slip(
        [9, 2],
        "rounded_time",
        "All the posts of the last page's second were left out.",
        "`last` holds the time to the microsecond, and so does the table: compare it as it is.",
    ),
    Slip(
        [12, 8, 9, 2],
        "rounded_time",
        "Posts 50 and 20 are older than the last page, by a microsecond, and are on no page.",
        "`last` holds the time to the microsecond, and so does the table: compare it as it is.",
    ),
    Slip(
        [27, 12, 8, 50],
        "repeats_last",
        "Post 27 was the last of the page before, and came again.",
        "Of the equally old ones only those with a lower id: `<`, not `<=`.",
    ),
    Slip(
        NEWEST[:4],
        "ignores_last",
        "The first page came again.",
        "`last` has to become a condition in the statement.",
    ),
    Slip(
        NEWEST[4:8],
        "counts_rows",
        "4 rows of the whole table were skipped, whatever `last` says.",
        "A keyset counts no rows: `last` has to become a condition in the statement.",
    ),
    Slip(
        [33, 50, 20, 9],
        "wrong_way",
        _TIE + "33 came again, and 12 and 8 are on no page.",
        "The ids descend as well, so of the equally old ones those with a lower id are behind.",
    ),
    *(
        Slip(
            before,
            "wrong_way",
            "Posts from before the page came, not from behind it.",
            "The order descends, so what is behind is smaller: `<`.",
        )
        for before in ([15, 33], [15, 33, 50], [33, 50])
    ),
)
