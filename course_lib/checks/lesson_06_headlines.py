"""Lesson 06: headlines, which are columns and no objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from .anew import a_new_post, change, expect_anew
from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_06_blogs import MANY, a_big_blog, a_small_blog
from .lesson_06_loaded import LESSON
from .slips import Slip, expect_rows, expect_statements, is_row, list_of, unordered_backwards

_ORDER = "newest first, and of two with the same time the higher id first"
_NEWEST = [
    (15, "100% lazy", "bo"),
    (21, "Naïve loops", "ines"),
    (9, "Joining", "ines"),
    (5, "Loading", "åsa"),
]
_TIE = Slip(
    [*_NEWEST[:2], _NEWEST[3], _NEWEST[2]],
    "no_tie_break",
    "Posts 5 and 9 have the same `created_at`, and the one with the higher id should come first.",
    "Put a second column into the order: `order_by(Post.created_at.desc(), Post.id.desc())`.",
)


def _backwards(rows: list[tuple[Any, ...]]) -> Slip:
    """The right rows, ordered inside a subquery only."""
    return Slip(
        rows[::-1],
        "no_order",
        "The statement does not say in which order its rows come, so the database gave them as it "
        "liked: backwards, this time.",
        "Order the outermost SELECT: the order of a subquery ends with it.",
    )


@contextmanager
def _counting_objects(attempt: Attempt) -> Iterator[Callable[[], int]]:
    """Count the objects that the session builds from rows inside the block."""
    loaded: list[Any] = []

    def count(_session: Any, instance: Any) -> None:
        loaded.append(instance)

    event.listen(attempt.db.sync_session, "loaded_as_persistent", count)
    try:
        yield lambda: len(loaded)
    finally:
        event.remove(attempt.db.sync_session, "loaded_as_persistent", count)


def _expect_columns(attempt: Attempt, rows: Any, expected: list[tuple[Any, ...]]) -> None:
    """Name the usual slips in what is selected: other columns, every pair, no limit."""
    came = [tuple(row) for row in list_of(attempt, rows) if is_row(row) and len(row) == 3]
    swapped = [_unordered(row) for row in came] == [_unordered(row) for row in expected]
    attempt.expect(
        came == expected or not swapped,
        f"`{attempt.called}` returned the columns in another order than (id, title, username).",
        mistake="wrong_columns",
        next_step="The columns come in the order in which `select` names them.",
        expected=expected[0],
        came_back=came[:1],
    )
    attempt.expect(
        len({repr(row[:2]) for row in came}) == len({repr(row) for row in came}),
        f"`{attempt.called}` returned the same post more than once, each time with another user.",
        mistake="not_joined",
        next_step="Two tables without a condition between them give every pair of their rows: "
        "`.join(Post.author)` leaves those that belong together.",
        came_back=came,
    )
    attempt.expect(
        len(came) <= len(expected),
        f"`{attempt.called}` returned {len(came)} rows, where {len(expected)} were asked for.",
        mistake="wrong_number",
        next_step="`.limit(limit)` says how many the database gives at most.",
    )
    same_posts = [row[1] for row in came] == [row[1] for row in expected]
    other = next((row for row in zip(came, expected, strict=False) if row[0] != row[1]), ((), ()))
    attempt.expect(
        came == expected or not same_posts,
        f"`{attempt.called}` found the right posts, but not their (id, title, username).",
        mistake="wrong_columns",
        next_step="Name them in this order: `Post.id`, `Post.title`, `User.username`.",
        expected=other[1],
        came_back=other[0],
    )


def _unordered(row: tuple[Any, ...]) -> list[str]:
    return sorted(map(repr, row))


async def _gives_headlines(attempt: Attempt) -> None:
    with _counting_objects(attempt) as objects:
        rows = await attempt.call(4)
    _expect_columns(attempt, rows, _NEWEST)
    expect_rows(attempt, rows, _NEWEST, _TIE, order=_ORDER, frugal=False)
    attempt.expect(
        objects() == 0,
        f"The rows are right, but {objects()} objects were made on the way; only columns were "
        "asked for.",
        mistake="loaded_objects",
        next_step="Select the columns: `select(Post.id, …)` in place of `select(Post)`, and "
        "`.join(Post.author)` for the name.",
    )


async def _keeps_the_order(attempt: Attempt) -> None:
    await unordered_backwards(attempt)  # a tie that nothing decides may fall right by luck
    rows = await attempt.call(4)
    expect_rows(attempt, rows, _NEWEST, _TIE, _backwards(_NEWEST), order=_ORDER, frugal=False)


async def _gives_none(attempt: Attempt) -> None:
    rows = await attempt.call(0)
    attempt.expect(
        rows is None or not list_of(attempt, rows),
        "No headline was asked for with `limit=0`, and some came.",
        mistake="zero_is_no_limit",
        next_step="0 is a limit like any other: `if limit:` takes it for no limit.",
        came_back=rows,
    )
    expect_rows(attempt, rows, [], frugal=False)


async def _gives_a_new_one(attempt: Attempt) -> None:
    await attempt.call(4)
    await change(attempt, a_new_post(30, 20))
    rows = list_of(attempt, await attempt.call(4))
    newest = [(30, "Anew", "kei"), *_NEWEST[:3]]
    expect_anew(attempt, [tuple(row) for row in rows] == newest, "a newer post was added", rows)


async def _gives_a_few_of_many(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    rows = await attempt.call(5)
    expect_statements(attempt, 1, "A join brings the author's name in the same row.")
    attempt.expect(
        attempt.received <= 5,
        f"5 headlines were asked for, and the database gave {attempt.received} rows.",
        mistake="sliced_in_python",
        next_step="Let the database stop: `.limit(limit)`.",
    )
    expected = [(2 * n + 1, f"Post {n}", f"author{n % 10}") for n in range(MANY - 1, MANY - 6, -1)]
    expect_rows(attempt, rows, expected, _backwards(expected), order=_ORDER)


post_headlines = Exercise(
    name="post_headlines",
    lesson=LESSON,
    title="Headlines, columns only",
    asks="Return (id, title, username) of the `limit` newest posts as rows, without making "
    "objects, in one statement.",
    parameters=("db", "limit"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`select` takes columns as well as classes, and columns of two classes if they are joined.",
        "`select(Post.id, Post.title, User.username).join(Post.author)`; sent with `db.execute`, "
        "since several columns are wanted.",
        "`.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)`, and `.all()` on the "
        "result.",
    ),
    checks=(
        Check("The newest come first, as columns.", _gives_headlines, a_small_blog, budgeted=False),
        Check(
            "Posts of the same time come in an order that is said.",
            _keeps_the_order,
            a_small_blog,
            budgeted=False,
        ),
        Check("A limit of 0 gives none.", _gives_none, a_small_blog, budgeted=False),
        Check("A post that is new comes.", _gives_a_new_one, a_small_blog, budgeted=False),
        Check("A few of a thousand come.", _gives_a_few_of_many, a_big_blog),
    ),
    praise="Three columns, no objects, and the database did the rest.",
)
