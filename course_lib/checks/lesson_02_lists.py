"""Lesson 02: lists of objects, in an order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.exc import OperationalError

from course_lib.app import Base, Post, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user, on_day
from .slips import NO_ORDER, Slip, expect_objects, expect_refusal, list_of, unordered_backwards

LESSON = "02_read"

# list_users


def users_in_no_order() -> Sequence[Base]:
    """Seven users with gaps between their ids; neither names nor addresses are in that order."""
    return [
        a_user(3, "zoë"),
        a_user(4, "bo", active=False),
        a_user(9, "mei"),
        a_user(12, "ada"),
        a_user(15, "kim", active=False),
        a_user(20, "yaw"),
        a_user(31, "eva"),
    ]


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
    )


async def _lists_in_an_order(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    expect_objects(
        attempt,
        await attempt.call(2, 3),
        User,
        [9, 12, 15],
        Slip([15, 12, 9], *NO_ORDER),
    )


async def _lists_past_the_end(attempt: Attempt) -> None:
    expect_objects(attempt, await attempt.call(5, 10), User, [20, 31])
    expect_objects(attempt, await attempt.call(50, 10), User, [])
    expect_objects(attempt, await attempt.call(0, 0), User, [])


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
    lesson=LESSON,
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


# search_posts


def posts_to_search() -> Sequence[Base]:
    """Titles with the characters that LIKE and Python treat in their own way, and ties."""
    author = a_user(2, "bo")
    return [
        author,
        *(
            Post(id=number, title=title, views=views, created_at=on_day(day), author=author)
            for number, title, views, day in [
                (4, "100% coverage", 10, 3),
                (6, "1000 coverage reports", 10, 5),
                (9, "Plan_B", 7, 1),
                (12, "PlanXB", 7, 1),
                (15, "Where is C:\\temp", 1, 8),
                (17, "and/or", 2, 9),
                (23, "More async", 5, 6),
                (25, "Async: a start", 9, 2),
                (28, "O'Reilly on ASYNC", 5, 4),
                (31, "More async", 0, 4),
            ]
        ),
    ]


_TIE = (
    "no_tie_break",
    "Two posts are equal in what was sorted by, and the one with the lower id came first.",
    "End the order with the id, the higher one first: `Post.id.desc()`.",
)


async def _finds_titles(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call("async", "title"),
        Post,
        [25, 31, 23, 28],
        Slip([25, 23, 31, 28], *_TIE),
        Slip(
            [31, 23],
            "case_sensitive",
            'Only "async" in small letters was found, not "Async" or "ASYNC".',
            "`contains` is a LIKE, which takes a and A for equal here.",
        ),
        Slip(
            [25],
            "starts_with",
            "Only the title that begins with the term was found.",
            "The term may stand anywhere in the title: `Post.title.contains(…)`.",
        ),
        Slip(
            [23, 25, 28, 31],
            "not_sorted",
            "The posts were found, but are not sorted by their title.",
            "Give `order_by` the columns that belong to `sort_by`.",
        ),
    )


async def _takes_the_term_literally(attempt: Attempt) -> None:
    for term, found, loose, why in (
        ("0%", [4], [4, 6], "`%` stands for any text in a LIKE"),
        ("n_b", [9], [12, 9], "`_` stands for any character in a LIKE"),
    ):
        result = await attempt.call(term, "title")
        message = f"{why}, so `{attempt.called}` found a title without {term!r} in it."
        next_step = "`contains(term, autoescape=True)` takes the term as it is written."
        slips = [Slip(each, "wildcards", message, next_step) for each in (loose, loose[::-1])]
        expect_objects(attempt, result, Post, found, *slips)


async def _finds_the_escape_characters(attempt: Attempt) -> None:
    for term, number in (("\\", 15), ("/", 17), ("'", 28)):
        result = await attempt.call(term, "newest")
        came = [getattr(item, "id", None) for item in list_of(attempt, result)]
        attempt.expect(
            came == [number],
            f"One title holds {term!r}, and `{attempt.called}` did not find that one alone.",
            mistake="escape_character",
            next_step="The character that escapes has to be escaped as well, before the others; "
            "`contains(term, autoescape=True)` does it.",
            expected=[number],
            came=came,
        )


async def _sorts_as_asked(attempt: Attempt) -> None:
    newest, views = [23, 31, 28, 25], [25, 28, 23, 31]
    oldest_first = Slip(
        [25, 31, 28, 23],
        "ascending",
        "The oldest post came first.",
        "`Post.created_at.desc()` puts the newest first.",
    )
    expect_objects(
        attempt,
        await attempt.call("async", "newest"),
        Post,
        newest,
        Slip([23, 28, 31, 25], *_TIE),
        oldest_first,
        Slip([25, 28, 31, 23], oldest_first.mistake, oldest_first.message, oldest_first.next_step),
        Slip(
            [25, 31, 23, 28],
            "ignores_sort",
            'The posts were to be sorted with the newest first ("newest"), and came by title.',
            "`sort_by` says which order to take: a dict from its three values to columns.",
        ),
    )
    fewest_first = (
        "ascending",
        "The post with the fewest views came first.",
        "`Post.views.desc()` puts the most viewed first.",
    )
    expect_objects(
        attempt,
        await attempt.call("async", "views"),
        Post,
        views,
        Slip([25, 23, 28, 31], *_TIE),
        Slip([31, 28, 23, 25], *fewest_first),
        Slip([31, 23, 28, 25], *fewest_first),
    )


async def _refuses_other_sorts(attempt: Attempt) -> None:
    for name in ("body", "password"):
        await expect_refusal(
            attempt,
            "async",
            name,
            names=name,
            message=f'The posts were sorted by "{name}", or not at all: only "title", "newest" '
            'and "views" are allowed.',
            mistake="sort_not_refused",
            next_step="Look `sort_by` up in a dict of what is allowed, and raise ValueError "
            "where it is not in there.",
        )


async def _finds_nothing(attempt: Attempt) -> None:
    expect_objects(attempt, await attempt.call("no such title", "title"), Post, [])


search_posts = Exercise(
    name="search_posts",
    lesson=LESSON,
    title="Search posts, and sort them as asked",
    asks="Return the posts whose title contains the term as it is written, in one of three orders; "
    "raise ValueError for any other.",
    parameters=("db", "term", "sort_by"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`term` may hold a `%` or a `_`, and `sort_by` may hold anything: trust neither.",
        "`Post.title.contains(term, autoescape=True)` takes the term literally. A dict from "
        '"title", "newest" and "views" to tuples of columns says what is allowed.',
        '`SORTS = {"title": (Post.title, Post.id.desc()), …}`, then `order_by(*SORTS[sort_by])`. '
        "`if sort_by not in SORTS: raise ValueError(…)` comes before it.",
    ),
    checks=(
        Check("Titles with the term come, sorted by title.", _finds_titles, posts_to_search),
        Check("`%` and `_` mean themselves.", _takes_the_term_literally, posts_to_search),
        Check("So do the characters that escape.", _finds_the_escape_characters, posts_to_search),
        Check("Newest first, or most viewed first.", _sorts_as_asked, posts_to_search),
        Check("Another sort is refused.", _refuses_other_sorts, posts_to_search),
        Check("Where there is none, an empty list comes.", _finds_nothing, posts_to_search),
    ),
    praise="The term is taken as it was typed, and nobody sorts by what you did not allow.",
    errors=(
        ErrorMessage(
            OperationalError,
            "",
            "sql_in_a_string",
            "The database could not read the SQL: the value became a part of its text.",
            "Let SQLAlchemy send the value beside the SQL: `Post.title.contains(term, …)`.",
        ),
    ),
)
