"""Lesson 02: a search by title."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.exc import OperationalError

from course_lib.app import Base, Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_refusals import expect_refusal
from .lesson_02_rows import a_user, on_day
from .slips import Slip, call_where_nothing_is_found, expect_objects, list_of

_PUNCTUATION = "!#$&(*+.=?@[^|~"


def posts_to_search() -> Sequence[Base]:
    """Titles with what patterns and Python treat in their own way; ties; bodies that are NULL."""
    active, inactive = a_user(2, "bo"), a_user(3, "zoë", active=False)
    return [
        active,
        inactive,
        *(
            Post(id=number, title=title, views=views, created_at=time, body=body, author=author)
            for number, title, views, time, body, author in [
                (4, "100% coverage", 10, on_day(3), None, active),
                (6, "1000 coverage reports", 10, on_day(5), "", active),
                (9, "Plan_B", 7, on_day(1), None, inactive),
                (12, "PlanXB", 7, on_day(1), "", active),
                (15, "Where is C:\\temp", 1, on_day(8), "", active),
                (17, "and/or", 2, on_day(9), "Tests, async or not", active),
                (23, "More async", 5, on_day(4, 2), None, inactive),
                (25, "Async: a start", 9, on_day(2), "", active),
                (28, "O'Reilly on ASYNC", 5, on_day(4, 1), "A book", active),
                (31, "More async", 0, on_day(4, 1), None, active),
                (34, "À LA CARTE", 3, on_day(7), None, active),
                (36, "a la carte", 3, on_day(7), None, active),
                (38, _PUNCTUATION, 4, on_day(6), None, active),
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
            [31, 23, 28],
            "ends_with",
            "Only the titles that end with the term were found.",
            "The term may stand anywhere in the title: `Post.title.contains(…)`.",
        ),
        Slip(
            [],
            "not_found",
            "Four titles hold the term, and no post came.",
            "The term may stand anywhere in the title: `Post.title.contains(…)`. Or is there a "
            "join or a condition too many?",
        ),
        Slip(
            [23, 25, 28, 31],
            "not_sorted",
            "The posts were found, but are not sorted by their title.",
            "Give `order_by` the columns that belong to `sort_by`.",
        ),
        Slip(
            [28, 31, 23, 25],
            "descending",
            "The titles came from Z to A; asked for was A to Z.",
            "`Post.title` without `.desc()`; of the equal ones the higher id first.",
        ),
    )


async def _takes_the_term_literally(attempt: Attempt) -> None:
    for term, found, loose, why in (
        ("00%", [4], [4, 6], "`%` stands for any text in a LIKE"),
        ("n_b", [9], [12, 9], "`_` stands for any character in a LIKE"),
    ):
        result = await call_where_nothing_is_found(attempt, term, "title", asked_for="a list")
        message = f"{why}, so `{attempt.called}` found a title without {term!r} in it."
        next_step = "`contains(term, autoescape=True)` takes the term as it is written."
        slips = [Slip(each, "wildcards", message, next_step) for each in (loose, loose[::-1])]
        lost = Slip(
            [],
            "escape_character",
            f"A title holds {term!r}, and `{attempt.called}` did not find it: what escapes was "
            "looked for as a part of the text.",
            "LIKE knows an escape character only if it is told (`escape=…`), and that character "
            "has to be escaped before the others. `contains(term, autoescape=True)` does both.",
        )
        expect_objects(attempt, result, Post, found, *slips, lost)


async def _takes_the_term_as_it_was_typed(attempt: Attempt) -> None:
    expect_objects(
        attempt,
        await attempt.call(" async", "title"),
        Post,
        [31, 23, 28],
        Slip(
            [25, 31, 23, 28],
            "changes_the_term",
            "The term begins with a blank, and a title was found that has none before its Async.",
            "`strip` and `split` change the term; it is to be found as it is written.",
        ),
    )
    expect_objects(
        attempt,
        await attempt.call("À LA", "title"),
        Post,
        [34],
        Slip(
            [],
            "python_lower",
            "A title holds just this term, and was not found. Python makes À small as well, and "
            "the database knows only the capitals from A to Z.",
            "Leave capitals to the database: `contains`, `icontains`, or `func.lower` on both "
            "sides, without `term.lower()`.",
        ),
        Slip(
            [36],
            "changes_the_term",
            'The post "a la carte" was found, in place of "À LA CARTE".',
            "The term is to be found as it is written, accents and all.",
        ),
    )


async def _finds_the_escape_characters(attempt: Attempt) -> None:
    for term, number in (("\\", 15), ("/", 17), ("'", 28), *((sign, 38) for sign in _PUNCTUATION)):
        result = await attempt.call(term, "newest")
        came = [getattr(item, "id", None) for item in list_of(attempt, result)]
        attempt.expect(
            came == [number],
            f"One title holds {term!r}, and `{attempt.called}` did not find that one alone.",
            mistake="escape_character",
            next_step="What means something in a pattern has to be escaped, and so has the "
            "character that escapes, before the others. `contains(term, autoescape=True)` does it.",
            expected=[number],
            came=came,
        )


async def _sorts_as_asked(attempt: Attempt) -> None:
    newest, views = [23, 31, 28, 25], [25, 28, 23, 31]
    oldest_first = (
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
        Slip([25, 31, 28, 23], *oldest_first),
        Slip([25, 28, 31, 23], *oldest_first),
        Slip(
            [25, 31, 23, 28],
            "ignores_sort",
            'The posts were to be sorted with the newest first ("newest"), and came by title.',
            "`sort_by` says which order to take: a dict from its three values to columns.",
        ),
        Slip(
            [31, 28, 25, 23],
            "sorted_by_id",
            "The posts came by id, which is not the order in which they were written.",
            "`Post.created_at.desc()` is what says how new a post is; the id is for equals only.",
        ),
        Slip(
            [31, 28, 23, 25],
            "rounded_time",
            "Post 23 is newer than 31 and 28, by a microsecond, and came behind them.",
            "Sort by `Post.created_at` itself, not by its day or second.",
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
    for name in ("body", "password", "view", "Title"):
        await expect_refusal(
            attempt,
            "async",
            name,
            names=name,
            message=f'"{name}" was not refused: only "title", "newest" and "views", written like '
            "that, are allowed.",
            mistake="sort_not_refused",
            next_step="Look `sort_by` up in a dict of what is allowed, and raise ValueError "
            "where it is not in there.",
        )


async def _finds_nothing(attempt: Attempt) -> None:
    posts = await call_where_nothing_is_found(
        attempt, "no such title", "title", asked_for="an empty list"
    )
    expect_objects(attempt, posts, Post, [])


_SQL_IN_A_STRING = (
    "sql_in_a_string",
    "The database could not read the SQL, mostly because a value became part of its text.",
    "Let SQLAlchemy send the value beside the SQL: `Post.title.contains(term, …)`.",
)

search_posts = Exercise(
    name="search_posts",
    lesson="02_read",
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
        Check("The term is not changed.", _takes_the_term_as_it_was_typed, posts_to_search),
        Check("Other characters mean themselves.", _finds_the_escape_characters, posts_to_search),
        Check("Newest first, or most viewed first.", _sorts_as_asked, posts_to_search),
        Check("Another sort is refused.", _refuses_other_sorts, posts_to_search),
        Check("Where there is none, an empty list comes.", _finds_nothing, posts_to_search),
    ),
    praise="The term is taken as it was typed, and nobody sorts by what you did not allow.",
    errors=(
        ErrorMessage(OperationalError, "syntax error", *_SQL_IN_A_STRING),
        ErrorMessage(OperationalError, "unrecognized token", *_SQL_IN_A_STRING),
        ErrorMessage(
            OperationalError,
            "user-defined function raised exception",
            "regular_expression",
            "The term was taken for a regular expression, and it is none that Python can read.",
            "`Post.title.contains(term, autoescape=True)` takes it as it is written; a regular "
            "expression would need `re.escape(term)`.",
        ),
        ErrorMessage(
            NotImplementedError,
            "contains",
            "python_operator",
            "`in` is answered by Python, and a column cannot tell it what it holds.",
            "`Post.title.contains(…)` is the condition for the database.",
        ),
    ),
)
