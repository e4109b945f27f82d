"""Lesson 02: users, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.app import Base, Post, User

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_02_refusals import expect_refusal
from .lesson_02_rows import a_user, on_day
from .slips import NO_ORDER, Slip, call_where_nothing_is_found, expect_objects, unordered_backwards


def users_in_no_order() -> Sequence[Base]:
    """Seven users with gaps between their ids; names, addresses and times are in another order.

    One of them has two posts: a join counts this one twice.
    """
    bo = a_user(4, "bo", active=False)
    return [
        a_user(3, "zoë"),
        bo,
        *(Post(id=n, title="Hello", author=bo, created_at=on_day(n)) for n in (5, 8)),
        a_user(9, "mei"),
        a_user(12, "ada"),
        a_user(15, "kim", active=False),
        a_user(20, "yaw"),
        a_user(31, "eva"),
    ]


_ALL = [3, 4, 9, 12, 15, 20, 31]
_NOT_NEGATIVE = "0 is not negative: `<`, not `<=`."
_BY_ID = "Sort by the id: `order_by(User.id)`."


async def _lists_a_page(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call(2, 3),
        User,
        [9, 12, 15],
        Slip(
            [15, 12, 9],
            "descending",
            "The users came with the highest id first; it should be the lowest.",
            "`order_by(User.id)` without `.desc()`.",
        ),
        Slip(
            [12, 15],
            "swapped_numbers",
            "3 users were skipped and 2 given: it should be the other way round.",
            "`offset(skip)` skips, `limit(limit)` says how many to give.",
        ),
        Slip(
            [9],
            "stops_too_early",
            "With skip=2 and limit=3 one user came: the limit was taken for the place to stop.",
            "`limit` is a number of rows: `offset(skip)` and `limit(limit)`.",
        ),
        Slip(
            [12, 15, 20],
            "one_too_far",
            "3 users were skipped, where 2 were to be.",
            "`offset` is the number of rows to leave out, and counts nothing else.",
        ),
        *(
            Slip(
                [9, 12, 15, 20][:number],
                "wrong_number",
                f"{number} users came, where 3 were asked for.",
                "`limit` is the number of rows to give, and counts nothing else.",
            )
            for number in (2, 4)
        ),
        Slip(
            [9, 12, 15, 20, 31],
            "no_limit",
            "All the users behind the first 2 came, where 3 were asked for.",
            "`limit(limit)` says how many to give.",
        ),
        Slip(
            [31],
            "skip_is_a_page",
            "6 users were skipped: `skip` was taken for a number of pages.",
            "`skip` is a number of rows: `offset(skip)`.",
        ),
        Slip(
            [12, 20, 31],
            "active_only",
            "The inactive users are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
        Slip(
            [3, 4, 9],
            "no_offset",
            "The list begins with the first user, though 2 were to be skipped.",
            "`offset(skip)`. An id is no place in the list: there are gaps between the ids.",
        ),
        Slip(
            [4, 9, 12],
            "counts_pairs",
            "User 4 has two posts, and was counted twice among those to skip.",
            "Each join makes more rows: `select(User)` alone has one for each user.",
        ),
        Slip([31, 15, 9], "other_order", "The users came in the order of their names.", _BY_ID),
        Slip([9, 4, 12], "other_order", "The users came in the order of their times.", _BY_ID),
    )


async def _lists_in_an_order(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    expect_objects(
        attempt,
        await attempt.call(1, 3),
        User,
        [4, 9, 12],
        Slip([20, 15, 12], *NO_ORDER),
        Slip([12, 9, 4], *NO_ORDER),
        Slip(
            [12, 15, 20],
            "no_order",
            "The statement has no order, so the database skipped and gave the rows that it liked. "
            "To sort them afterwards comes too late.",
            "Say it in the statement: `order_by(User.id)`.",
        ),
    )


async def _lists_past_the_end(attempt: Attempt) -> None:
    expect_objects(attempt, await attempt.call(5, 10), User, [20, 31])
    users = await call_where_nothing_is_found(
        attempt, 0, 50, asked_for="a list", next_step=_NOT_NEGATIVE
    )
    expect_objects(attempt, users, User, _ALL)
    users = await call_where_nothing_is_found(attempt, 50, 10, asked_for="an empty list")
    expect_objects(attempt, users, User, [])
    users = await call_where_nothing_is_found(
        attempt,
        0,
        0,
        asked_for="an empty list",
        next_step=_NOT_NEGATIVE,
    )
    expect_objects(
        attempt,
        users,
        User,
        [],
        Slip(
            _ALL,
            "zero_limit",
            "With limit=0 all the users came: 0 was taken for no limit.",
            "In Python 0 counts as false: `if limit:` and `limit or 100` do not tell it from a "
            "missing one. The statement can always have its `limit(limit)`.",
        ),
    )


async def _refuses_negative_numbers(attempt: Attempt) -> None:
    await expect_refusal(
        attempt,
        0,
        -1,
        names="-1",
        message="A limit of -1 was not refused; SQLite would take it for no limit at all.",
        mistake="negative_limit",
        next_step="Raise ValueError first: `if limit < 0: raise ValueError(…)`.",
    )
    await expect_refusal(
        attempt,
        -2,
        3,
        names="-2",
        message="A negative `skip` was not refused.",
        mistake="negative_skip",
        next_step="Look at both numbers: `if skip < 0 or limit < 0:`.",
    )


list_users = Exercise(
    name="list_users",
    lesson="02_read",
    title="List users, a page at a time",
    asks="Return at most `limit` users after the first `skip`, by id; raise ValueError for a "
    "negative number.",
    parameters=("db", "skip", "limit"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Four things belong in the statement: the model, an order, how many rows to skip, how "
        "many to give.",
        "`select(User).order_by(User.id).offset(skip).limit(limit)`; `db.scalars(…)` and `.all()` "
        "make a list of objects.",
        "Before that: `if skip < 0 or limit < 0: raise ValueError(…)`, with both numbers in the "
        "message.",
    ),
    checks=(
        Check("The users of one page come, by id.", _lists_a_page, users_in_no_order),
        Check("The order is the statement's own.", _lists_in_an_order, users_in_no_order),
        Check("Past the end there are fewer, or none.", _lists_past_the_end, users_in_no_order),
        Check("A negative number is refused.", _refuses_negative_numbers, users_in_no_order),
    ),
    praise="The database sent the rows of one page and no other, in an order that is yours.",
)
