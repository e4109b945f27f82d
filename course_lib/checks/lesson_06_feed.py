"""Lesson 06: a feed that sends a statement for each post, to be mended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import InvalidRequestError

from course_lib.app import User

from .anew import a_new_post, change, expect_anew
from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_06_blogs import MANY, RARE, a_big_blog, a_small_blog
from .lesson_06_loaded import LAZY, LESSON, UNIQUE
from .slips import expect_statements, list_of, unordered_backwards


def _line(title: str, author: str, tags: str) -> str:
    return f"{title} by {author} ({tags})"


def _expect_lines(attempt: Attempt, result: Any, expected: list[str]) -> None:
    """Expect these lines, and say what it is that differs: which posts, their order, or a line."""
    lines = list_of(attempt, result)
    attempt.expect(
        all(isinstance(line, str) for line in lines),
        f"`{attempt.called}` should return a list of strings.",
        mistake="wrong_type",
        next_step="Append one line for each post, and return the list.",
        came_back=lines[:2],
    )
    attempt.expect(
        lines == expected or sorted(lines) != sorted(expected),
        f"`{attempt.called}` returned the right lines in another order.",
        mistake="wrong_order",
        next_step="Newest first, and of two with the same time the higher id: keep the order of "
        "the given statement.",
        expected=expected[:4],
        came_back=lines[:4],
    )
    attempt.expect(
        len(lines) == len(expected),
        f"`{attempt.called}` should return {len(expected)} lines, and returned {len(lines)}.",
        mistake="wrong_number_of_lines",
        next_step="A join of your own may drop or repeat posts, and then LIMIT counts its rows. "
        "The loaders do neither. And two posts may have the same title and author.",
    )
    titles = [line.partition(" by ")[0] for line in lines]
    attempt.expect(
        titles == [line.partition(" by ")[0] for line in expected],
        f"`{attempt.called}` returned other posts, or the same in another order.",
        mistake="wrong_posts",
        next_step="Keep the given statement, its order and its limit. An inner join of your own "
        "drops posts that have no tags.",
        expected=expected[:5],
        came_back=lines[:5],
    )
    different = [(a, b) for a, b in zip(lines, expected, strict=True) if a != b]
    came, wanted = different[0] if different else ("", "")
    attempt.expect(
        not different or sorted(came) != sorted(wanted),
        "The tags of a line come in another order than in the given function.",
        mistake="wrong_tag_order",
        next_step="`sorted(…)` over the names, in Python: neither a loader nor `group_concat` "
        "promises an order.",
        expected=wanted,
        came_back=came,
    )
    attempt.expect(
        not different,
        "A line is not what the given function would have returned.",
        mistake="wrong_lines",
        next_step="Title, author, and the tags by name or `no tags`: which part differs?",
        expected=wanted,
        came_back=came,
    )


_NEWEST = [
    _line("100% lazy", "bo", "ORM, orm, sql"),
    _line("Naïve loops", "ines", "no tags"),
    _line("Joining", "ines", "orm"),
    _line("Loading", "åsa", "orm, sql"),
    _line("Loading", "åsa", "orm, sql"),
]


async def _renders_the_feed(attempt: Attempt) -> None:
    _expect_lines(attempt, await attempt.call(5), _NEWEST)


async def _renders_it_again(attempt: Attempt) -> None:
    await unordered_backwards(attempt)  # what has no order may come right by luck
    _expect_lines(attempt, await attempt.call(5), _NEWEST)


async def _renders_what_is_new(attempt: Attempt) -> None:
    lines = list_of(attempt, await attempt.call(0))
    attempt.expect(
        not lines,
        "No line was asked for with `limit=0`, and some came.",
        mistake="zero_is_no_limit",
        next_step="0 is a limit like any other: `if limit:` takes it for no limit.",
        came_back=lines[:2],
    )
    await attempt.call(5)
    renamed = update(User).where(User.id == 20).values(username="kaj")
    await change(attempt, renamed, a_new_post(30, 20))
    lines = list_of(attempt, await attempt.call(5))
    newest = [_line("Anew", "kaj", "no tags"), *_NEWEST[:4]]
    what = "user 20 has got another name and written a newer post"
    expect_anew(attempt, lines == newest, what, lines[:2])


async def _renders_a_long_feed(attempt: Attempt) -> None:
    lines = await attempt.call(60)
    attempt.expect(
        attempt.received < MANY,
        f"60 lines were asked for, and the database gave {attempt.received} rows.",
        mistake="sliced_in_python",
        next_step="Leave the `.limit(limit)` in the statement, and load what belongs to its posts "
        "only.",
    )
    expect_statements(
        attempt, 3, "One for the posts, one for the authors, one for the tags at most."
    )
    _expect_lines(attempt, lines, [_feed_line(number) for number in range(MANY - 1, MANY - 61, -1)])


def _feed_line(number: int) -> str:
    tags = ["all", "even", "rare"]
    carried = [True, number % 2 == 0, number % RARE == 0]
    names = ", ".join(name for name, is_there in zip(tags, carried, strict=True) if is_there)
    return _line(f"Post {number}", f"author{number % 10}", names)


render_feed = Exercise(
    name="render_feed",
    lesson=LESSON,
    title="Mend the feed",
    asks="Return the same lines with at most three statements, up to 500 posts.",
    parameters=("db", "limit"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Two things are awaited inside the loop: the author and the tags. Both can be loaded "
        "before the loop begins.",
        "Give the first statement `.options(…)` with a loader for each. Which fits a single "
        "object, and which a collection?",
        "`newest.options(joinedload(Post.author), selectinload(Post.tags))`. In the loop, read "
        "`post.author.username` and `post.tags` without `await`.",
    ),
    checks=(
        Check("The lines are those of before.", _renders_the_feed, a_small_blog, budgeted=False),
        Check(
            "Lines and tags come in an order that is said.",
            _renders_it_again,
            a_small_blog,
            budgeted=False,
        ),
        Check("A line that is new comes.", _renders_what_is_new, a_small_blog, budgeted=False),
        Check("A long feed sends no more than a short one.", _renders_a_long_feed, a_big_blog),
    ),
    praise="What the lines say was loaded before the loop, so the statements do not grow with it.",
    errors=(
        UNIQUE,
        LAZY,
        ErrorMessage(
            InvalidRequestError,
            "is not available due to lazy='raise'",
            "refused_by_raiseload",
            "The loop reads a relationship that `raiseload` refuses, as no other option loads it.",
            "Add a loader for it: `selectinload(…)` beside `raiseload(…)`.",
        ),
    ),
)
