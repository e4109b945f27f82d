"""The exercises of lesson 02, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, delete, text
from sqlalchemy.engine import FilterResult, Result
from sqlalchemy.exc import ArgumentError, NoInspectionAvailable, OperationalError

from course_lib.app import Base, Post, User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .unmet import safe_repr

LESSON = "02_read"


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that people give, and what to say of it.

    Attributes:
        answer: What comes back from it.
        mistake: Its short name.
        message: What to tell the learner.
        next_step: What to try next.
    """

    answer: Sequence[Any]
    mistake: str
    message: str
    next_step: str


def _day(day: int) -> datetime:
    return datetime(2023, 5, day, 8, 30, tzinfo=UTC)


def _user(number: int, name: str, email: str = "", *, active: bool = True) -> User:
    return User(
        id=number,
        username=name,
        email=email or f"{name}.{number}@example.org",
        hashed_password=f"h{number}",
        is_active=active,
        created_at=_day(number),
        updated_at=_day(number),
    )


# What came back: lists of objects, lists of rows


def _list(attempt: Attempt, result: Any) -> list[Any]:
    """The items of what came back, which must be a list or another sequence."""
    attempt.expect_not_none(result)
    attempt.expect(
        not isinstance(result, Result | FilterResult),
        f"`{attempt.called}` returned a result that nobody has read yet.",
        mistake="unread_result",
        next_step="Read it before you return it: `.all()` makes a list.",
        came_back=type(result).__name__,
    )
    attempt.expect(
        isinstance(result, list | tuple) and not isinstance(result, Row),
        f"`{attempt.called}` should return a list, and returned a {type(result).__name__}.",
        mistake="wrong_type",
        next_step="`.all()` makes a list of what a result holds.",
        came_back=result,
    )
    return list(result)


def _is_row(value: Any) -> bool:
    return isinstance(value, Row | tuple | list)


def _expect_objects(
    attempt: Attempt,
    result: Any,
    model: type[Base],
    ids: Sequence[int],
    *slips: Slip,
    frugal: bool = True,
) -> None:
    """Expect objects of `model` with these ids, in this order.

    Args:
        attempt: The attempt.
        result: What the function returned.
        model: The class of the objects.
        ids: Their ids.
        slips: Wrong answers that are recognised.
        frugal: Whether one statement must do, and give no other rows.
    """
    items = _list(attempt, result)
    rows = next((item for item in items if _is_row(item)), None)
    attempt.expect(
        rows is None,
        f"`{attempt.called}` should return {model.__name__} objects, and returned rows.",
        mistake="returned_rows",
        next_step="`await db.scalars(…)` in place of `execute` takes the object out of each row.",
        came_back=rows,
    )
    for item in items:
        attempt.expect_object(item, model)
    came = [attempt.read(item, "id") for item in items]
    _expect_answer(attempt, came, list(ids), "ids", slips)
    if frugal:
        _expect_received(attempt, len(ids))


def _expect_rows(
    attempt: Attempt, result: Any, expected: Sequence[tuple[Any, ...]], *slips: Slip
) -> None:
    """Expect rows of two columns, in this order, and no row loaded for nothing."""
    items = _list(attempt, result)
    width = len(expected[0]) if expected else 0
    for item in items:
        attempt.expect(
            _is_row(item) and len(item) == width,
            f"`{attempt.called}` should return a list of rows with {width} columns each.",
            mistake="wrong_type",
            next_step="Name the two columns in `select(…)`, send it with `db.execute` and return "
            "its `.all()`.",
            expected=expected[0] if expected else [],
            came_back=item,
        )
    _expect_answer(attempt, [tuple(item) for item in items], list(expected), "rows", slips)
    _expect_received(attempt, len(expected))


def _expect_answer(
    attempt: Attempt, came: list[Any], expected: list[Any], what: str, slips: Sequence[Slip]
) -> None:
    if came == expected:
        attempt.expect(True, "", mistake="")
        return
    for slip in slips:
        if came == list(slip.answer):
            message, mistake, next_step = slip.message, slip.mistake, slip.next_step
            break
    else:
        if sorted(map(repr, came)) == sorted(map(repr, expected)):
            message = f"`{attempt.called}` found the right {what}, in another order."
            mistake, next_step = "wrong_order", "Compare the order that was asked for with yours."
        else:
            message, mistake = f"`{attempt.called}` returned other {what}.", "wrong_rows"
            next_step = _difference(came, expected)
    attempt.expect(
        False, message, mistake=mistake, next_step=next_step, expected=expected, came=came
    )


def _difference(came: list[Any], expected: list[Any]) -> str:
    missing = [each for each in expected if each not in came]
    extra = [each for each in came if each not in expected]
    parts = [f"missing: {safe_repr(missing, 120)}"] if missing else []
    parts += [f"not asked for: {safe_repr(extra, 120)}"] if extra else []
    return f"Compare the two ({'; '.join(parts)})." if parts else "One of them comes twice."


def _expect_received(attempt: Attempt, most: int) -> None:
    """Expect that one statement was enough, and that it gave no more rows than are needed."""
    attempt.expect_budget(1)
    attempt.expect(
        attempt.received <= most,
        f"The result is right, but the database sent {attempt.received} rows, and "
        f"{most or 'none'} would do.",
        mistake="loads_rows",
        next_step="Say it in the statement, so that the database leaves the others where they "
        "are: a condition belongs in `where`, a number of rows in `limit`.",
    )


async def _expect_refusal(
    attempt: Attempt, *arguments: Any, names: str, message: str, mistake: str, next_step: str
) -> None:
    """Expect a ValueError that names what is refused, before anything is sent."""
    try:
        result = await attempt.call(*arguments)
    except LearnerError as raised:
        error = raised.__cause__
        attempt.expect(
            isinstance(error, ValueError),
            f"`{attempt.called}` raised {type(error).__name__}, where ValueError was asked for.",
            mistake="wrong_error",
            next_step="Look at the value first and raise `ValueError` yourself: then the caller "
            "reads what was wrong in words of yours.",
            came=str(error).partition("\n")[0],
        )
        attempt.expect(
            names in str(error),
            f"The ValueError does not say what it refuses: `{names}` is not in its message.",
            mistake="unclear_error",
            next_step="Put the value into the message, `{value!r}`, and what is allowed as well.",
            came=str(error),
        )
        attempt.expect(
            not any(each.counted for each in attempt.statements),
            f"`{attempt.called}` raised ValueError only after it had asked the database.",
            mistake="refused_late",
            next_step="Look at the value before you send the statement.",
        )
        return
    attempt.expect(False, message, mistake=mistake, next_step=next_step, came_back=result)


# get_user_by_id and get_user_by_email


_NOT_FOUND = (
    "Does the function return what it found? And is the condition one for the database: `==`, not "
    "`is`?"
)


def users_with_similar_emails() -> Sequence[Base]:
    """Users whose addresses differ in case, or fit each other's as a LIKE pattern; one inactive."""
    return [
        _user(3, "axb", "axb@example.org"),
        _user(5, "Kim", "Kim@example.org", active=False),
        _user(8, "a_b", "a_b@example.org"),
        _user(21, "kim", "kim@example.org"),
        _user(25, "a-b", "a-b@example.org"),
        _user(30, "KIM", "KIM@example.org"),
    ]


async def _finds_by_id(attempt: Attempt) -> None:
    user = await attempt.call(8)
    attempt.expect(
        user is not None,
        "There is a user with id 8, and get_user_by_id returned None.",
        mistake="not_found",
        next_step=_NOT_FOUND,
    )
    attempt.expect_object(user, User, id=8, username="a_b")
    _expect_received(attempt, 1)


async def _finds_an_inactive_user(attempt: Attempt) -> None:
    user = await attempt.call(5)
    attempt.expect(
        user is not None,
        "User 5 is there, though inactive, and get_user_by_id returned None.",
        mistake="active_only",
        next_step="The id alone decides here: is there a condition too many?",
    )
    attempt.expect_object(user, User, id=5, username="Kim")


async def _answers_none_without_the_id(attempt: Attempt) -> None:
    attempt.expect_none(await attempt.call(4), "there is no user with id 4.")


get_user_by_id = Exercise(
    name="get_user_by_id",
    lesson=LESSON,
    title="Get a user by id",
    asks="Return the user with this id, or None.",
    parameters=("db", "user_id"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The id is the primary key. Which call of the session takes a model and a key?",
        "`await db.get(User, user_id)` gives the object, or None. So does a `select(User)` with "
        "`where(User.id == user_id)`, sent with `db.scalar`.",
    ),
    checks=(
        Check("The user with this id comes back.", _finds_by_id, users_with_similar_emails),
        Check(
            "An inactive user is found, too.", _finds_an_inactive_user, users_with_similar_emails
        ),
        Check(
            "Without one, None comes back.",
            _answers_none_without_the_id,
            users_with_similar_emails,
        ),
    ),
    praise="One row at the most, and None without an `if`.",
    errors=(
        ErrorMessage(
            NoInspectionAvailable,
            "",
            "swapped_get",
            "`db.get` was given the key where it expects the model.",
            "First the model, then the key: `db.get(User, user_id)`.",
        ),
    ),
)


async def _takes_the_address_literally(attempt: Attempt) -> None:
    user = await attempt.call("a_b@example.org")
    attempt.expect(
        user is not None,
        "There is a user with the address a_b@example.org, and get_user_by_email returned None.",
        mistake="not_found",
        next_step=_NOT_FOUND,
    )
    attempt.expect_object(user, User)
    attempt.expect(
        user.id not in (3, 25),
        f"a_b@example.org was asked for, and {user.email} came back: `_` was taken for any "
        "character.",
        mistake="wildcards",
        next_step="An address is no pattern: compare with `==`, not with `like`.",
        came_back=user,
    )
    attempt.expect_object(user, User, id=8, email="a_b@example.org")
    _expect_received(attempt, 1)


async def _minds_the_case(attempt: Attempt) -> None:
    user = await attempt.call("kim@example.org")
    attempt.expect_object(user, User)
    attempt.expect(
        user.id not in (5, 30),
        f"kim@example.org was asked for, and {user.email} came back: another user.",
        mistake="ignores_case",
        next_step="The address must be equal letter for letter: `==`, without `lower` or `ilike`.",
        came_back=user,
    )
    attempt.expect_object(user, User, id=21, email="kim@example.org")
    _expect_received(attempt, 1)


async def _finds_an_inactive_users_email(attempt: Attempt) -> None:
    user = await attempt.call("Kim@example.org")
    attempt.expect(
        user is not None,
        "The user with Kim@example.org is inactive, but there; get_user_by_email returned None.",
        mistake="active_only",
        next_step="The address alone decides here: is there a condition too many?",
    )
    attempt.expect_object(user, User, id=5, email="Kim@example.org")


async def _answers_none_without_the_email(attempt: Attempt) -> None:
    attempt.expect_none(
        await attempt.call("kim@example.com"), "nobody has the address kim@example.com."
    )


get_user_by_email = Exercise(
    name="get_user_by_email",
    lesson=LESSON,
    title="Get a user by email",
    asks="Return the user with exactly this email address, or None.",
    parameters=("db", "email"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`db.get` takes the primary key only. For another column, build a `select` with `where`.",
        "The address is unique, so there is one row or none: which way to take a result is made "
        "for that?",
        "`(await db.execute(select(User).where(User.email == email))).scalar_one_or_none()`",
    ),
    checks=(
        Check(
            "The user with this address comes back.",
            _takes_the_address_literally,
            users_with_similar_emails,
        ),
        Check("Capitals make a difference.", _minds_the_case, users_with_similar_emails),
        Check(
            "An inactive user is found, too.",
            _finds_an_inactive_users_email,
            users_with_similar_emails,
        ),
        Check(
            "Without one, None comes back.",
            _answers_none_without_the_email,
            users_with_similar_emails,
        ),
    ),
    praise="The database compared the address, and one row at the most came back.",
)


# list_users


def users_in_no_order() -> Sequence[Base]:
    """Seven users with gaps between their ids; neither names nor addresses are in that order."""
    return [
        _user(3, "zoë"),
        _user(4, "bo", active=False),
        _user(9, "mei"),
        _user(12, "ada"),
        _user(15, "kim", active=False),
        _user(20, "yaw"),
        _user(31, "eva"),
    ]


_NO_ORDER = (
    "no_order",
    "The statement has no order, so the database gave the rows as it liked: backwards, this time.",
    "Say it: `order_by(User.id)`.",
)


async def _unordered_backwards(attempt: Attempt) -> None:
    """Let the database give rows without an ORDER BY in another order than usual, as it may."""
    await attempt.db.execute(text("PRAGMA reverse_unordered_selects = ON"))


async def _lists_a_page(attempt: Attempt) -> None:
    _expect_objects(
        attempt,
        await attempt.call(2, 3),
        User,
        [9, 12, 15],
        Slip(
            [15, 12, 9],
            "descending",
            "The highest id comes first.",
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
    await _unordered_backwards(attempt)
    _expect_objects(
        attempt,
        await attempt.call(2, 3),
        User,
        [9, 12, 15],
        Slip([15, 12, 9], *_NO_ORDER),
    )


async def _lists_past_the_end(attempt: Attempt) -> None:
    _expect_objects(attempt, await attempt.call(5, 10), User, [20, 31])
    _expect_objects(attempt, await attempt.call(50, 10), User, [])
    _expect_objects(attempt, await attempt.call(0, 0), User, [])


async def _refuses_negative_numbers(attempt: Attempt) -> None:
    await _expect_refusal(
        attempt,
        0,
        -1,
        names="-1",
        message="A limit of -1 was sent to the database: SQLite takes it for no limit at all.",
        mistake="negative_limit",
        next_step="Raise ValueError first: `if limit < 0: raise ValueError(…)`.",
    )
    await _expect_refusal(
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
    author = _user(2, "bo")
    return [
        author,
        *(
            Post(id=number, title=title, views=views, created_at=_day(day), author=author)
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
    _expect_objects(
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
        _expect_objects(attempt, result, Post, found, *slips)


async def _finds_the_escape_characters(attempt: Attempt) -> None:
    for term, number in (("\\", 15), ("/", 17), ("'", 28)):
        result = await attempt.call(term, "newest")
        came = [getattr(item, "id", None) for item in _list(attempt, result)]
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
    _expect_objects(
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
    _expect_objects(
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
        await _expect_refusal(
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
    _expect_objects(attempt, await attempt.call("no such title", "title"), Post, [])


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


# email_taken


_SAY_BOOL = (
    "`select(exists().where(…))` sent with `db.scalar` gives True or False. Or compare what you "
    "found: `… is not None`."
)


async def _expect_bool(attempt: Attempt, email: str, expected: bool, **slip: str) -> None:
    came = await attempt.call(email)
    attempt.expect(
        not (came is True and not any(each.counted for each in attempt.statements)),
        "No statement was sent: what was taken for true is a coroutine that nobody awaited.",
        mistake="forgot_await",
        next_step="Put `await` before the call that talks to the database.",
    )
    attempt.expect(
        isinstance(came, bool),
        f"`{attempt.called}` should return True or False, and returned {safe_repr(came, 80)}.",
        mistake="wrong_type",
        next_step=_SAY_BOOL,
    )
    attempt.expect(came is expected, **slip, expected=expected, came_back=came)  # pyright: ignore[reportArgumentType]
    _expect_received(attempt, 1)


async def _says_free(attempt: Attempt) -> None:
    if await attempt.call("kim@example.org") is False:
        attempt.expect(
            await attempt.call("free@example.org") is not True,
            "A taken address gives False, and a free one gives True: it should be the other way "
            "round.",
            mistake="wrong_way_round",
            next_step="The name of the function is the question: is it taken?",
        )
    await _expect_bool(
        attempt,
        "free@example.org",
        False,
        message="Nobody has the address free@example.org, and email_taken says True.",
        mistake="always_true",
        next_step="A result is true even when it holds no row: take the value out of it. "
        + _SAY_BOOL,
    )


async def _says_taken(attempt: Attempt) -> None:
    await _expect_bool(
        attempt,
        "kim@example.org",
        True,
        message="kim@example.org is taken, and email_taken says False.",
        mistake="wrong_result",
        next_step="Is the condition one for the database (`==`), and is the answer the right way "
        "round?",
    )
    await _expect_bool(
        attempt,
        "Kim@example.org",
        True,
        message="Kim@example.org belongs to an inactive user, and email_taken says False.",
        mistake="active_only",
        next_step="The unique constraint does not look at `is_active`, so the question must not "
        "either.",
    )


async def _compares_literally(attempt: Attempt) -> None:
    await _expect_bool(
        attempt,
        "_xb@example.org",
        False,
        message="_xb@example.org is free, and email_taken says True: `_` was taken for any "
        "character.",
        mistake="wildcards",
        next_step="An address is no pattern: compare with `==`, not with `like`.",
    )
    await _expect_bool(
        attempt,
        "AXB@example.org",
        False,
        message="AXB@example.org is free, and email_taken says True: axb@example.org is another "
        "address here.",
        mistake="ignores_case",
        next_step="The unique constraint compares letter for letter, and so must the question: "
        "`==`.",
    )


email_taken = Exercise(
    name="email_taken",
    lesson=LESSON,
    title="Ask whether an email is taken",
    asks="Return True if a user, active or not, has this address, else False.",
    parameters=("db", "email"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The answer is yes or no. Which word of SQL gives just that?",
        "`exists().where(User.email == email)` is the condition; `select(…)` around it makes it a "
        "statement.",
        "`return await db.scalar(select(exists().where(User.email == email)))`",
    ),
    checks=(
        Check("A free address gives False.", _says_free, users_with_similar_emails),
        Check("A taken one gives True.", _says_taken, users_with_similar_emails),
        Check("The address is compared exactly.", _compares_literally, users_with_similar_emails),
    ),
    praise="A plain True or False, and no user was carried about for it.",
    errors=(
        ErrorMessage(
            ArgumentError,
            "Executable SQL or text() construct expected",
            "exists_alone",
            "`exists()` is a condition; what is sent must be a statement.",
            "Put a `select` around it: `select(exists().where(…))`.",
        ),
        ErrorMessage(
            OperationalError,
            "no tables specified",
            "no_table",
            "The statement names no table: the condition was answered by Python before it became "
            "SQL.",
            "`User.email == email` is a condition for the database; `is`, `and` and `not` are "
            "Python's.",
        ),
    ),
)


# posts_after


def posts_with_ties() -> Sequence[Base]:
    """Eight posts; four were written at one time and two at another, and ids follow no time."""
    author = _user(2, "bo")
    days = {2: 2, 8: 4, 9: 3, 12: 4, 27: 4, 33: 4, 40: 5, 50: 3}
    return [
        author,
        *(
            Post(id=number, title=f"Post {number}", created_at=_day(day), author=author)
            for number, day in days.items()
        ),
    ]


_NEWEST = [40, 33, 27, 12, 8, 50, 9, 2]


async def _gives_the_first_page(attempt: Attempt) -> None:
    _expect_objects(
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
    )


async def _goes_on_within_a_tie(attempt: Attempt) -> None:
    tie = "Posts 33, 27, 12 and 8 were written at the same time, and the last page ended with 27. "
    _expect_objects(
        attempt,
        await attempt.call((_day(4), 27), 3),
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
        page = _list(attempt, await attempt.call(last, 2))
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
        _expect_received(attempt, 2)
        shown += ids
        last = (page[-1].created_at, page[-1].id)
        attempt.db.expunge_all()  # the next page is read in another request
        connection = await attempt.db.connection()
        await connection.execute(delete(Post.__table__).where(Post.id == last[1]))  # pyright: ignore[reportArgumentType]
    _expect_objects(attempt, await attempt.call(last, 2), Post, [])


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


# count_posts_per_user


def users_with_some_posts() -> Sequence[Base]:
    """Two users of one name; two without posts; two inactive."""
    users = [
        _user(3, "kim"),
        _user(5, "zoë", active=False),
        _user(8, "bo"),
        _user(10, "kim"),
        _user(14, "ada", active=False),
    ]
    kim, zoe, _, other_kim, _ = users
    authors = {7: kim, 11: zoe, 16: other_kim, 20: kim, 22: other_kim, 31: other_kim}
    return [*users, *(Post(id=n, title=f"Post {n}", author=a) for n, a in authors.items())]


def users_without_posts() -> Sequence[Base]:
    """Two users, and no posts at all."""
    return [_user(4, "mei"), _user(6, "ada")]


async def _counts_for_each_user(attempt: Attempt) -> None:
    await _unordered_backwards(attempt)
    kim, zoe, bo, other_kim, ada = ("kim", 2), ("zoë", 1), ("bo", 0), ("kim", 3), ("ada", 0)
    result = await attempt.call()
    attempt.expect(
        not isinstance(result, dict),
        "count_posts_per_user returned a dict. A dict has one place for each name, and two users "
        "are called kim.",
        mistake="merged_names",
        next_step="Return the rows: one for each user, `.all()`.",
        came_back=result,
    )
    items = [tuple(each) if _is_row(each) else each for each in _list(attempt, result)]
    attempt.expect(
        ("kim", 5) not in items,
        "Two users are called kim, and their posts were counted together.",
        mistake="merged_names",
        next_step="Group by what is unique: `group_by(User.id)`.",
        came=items,
    )
    attempt.expect(
        (2, "kim") not in items,
        "The number stands before the name.",
        mistake="swapped_columns",
        next_step="`select(User.username, func.count(…))`.",
        came=items,
    )
    attempt.expect(
        len(items) != 1,
        "One row came for all users together.",
        mistake="no_group",
        next_step="Say what a row stands for: `group_by(User.id)`.",
        came=items,
    )
    attempt.expect(
        not items or {tuple(each)[-1] for each in items if _is_row(each)} != {6},
        "Every user got the number of all posts: each post was counted with each user.",
        mistake="cartesian",
        next_step="Say which posts belong to a user: `outerjoin(User.posts)`.",
        came=items,
    )
    zeros = "bo and ada have no posts and are missing."
    outer = "An inner join drops who has no partner: `outerjoin(User.posts)`."
    _expect_rows(
        attempt,
        items,
        [kim, zoe, bo, other_kim, ada],
        Slip([kim, zoe, other_kim], "no_zeros", zeros, outer),
        Slip([other_kim, zoe, kim], "no_zeros", zeros, outer),
        Slip(
            [kim, zoe, ("bo", 1), other_kim, ("ada", 1)],
            "counts_one_for_none",
            "bo and ada have no posts, and 1 was counted for each.",
            "`func.count()` counts rows, and the outer join gives them one row with NULL for the "
            "post. `func.count(Post.id)` counts posts.",
        ),
        Slip(
            [ada, other_kim, bo, zoe, kim],
            *_NO_ORDER,
        ),
        Slip(
            [kim, bo, other_kim],
            "active_only",
            "The inactive users zoë and ada are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
    )


async def _counts_no_posts(attempt: Attempt) -> None:
    _expect_rows(
        attempt,
        await attempt.call(),
        [("mei", 0), ("ada", 0)],
        Slip(
            [],
            "no_zeros",
            "There are two users and no posts, and no row came.",
            "Every user has a row: begin with the users and `outerjoin` the posts.",
        ),
    )


async def _counts_no_users(attempt: Attempt) -> None:
    _expect_rows(attempt, await attempt.call(), [])


count_posts_per_user = Exercise(
    name="count_posts_per_user",
    lesson=LESSON,
    title="Count the posts of each user",
    asks="Return a row (username, number of posts) for each user, by user id, zeros included.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Begin with the users, and let the posts come along where there are any. Then make one "
        "row for each user.",
        "`outerjoin(User.posts)` keeps a user without posts; `group_by(User.id)` makes the rows.",
        "Count what may be NULL: `select(User.username, func.count(Post.id))`. End with "
        "`order_by(User.id)`, and return `.all()` of what `db.execute` gives.",
    ),
    checks=(
        Check("Every user has a row.", _counts_for_each_user, users_with_some_posts),
        Check("No posts make zeros.", _counts_no_posts, users_without_posts),
        Check("No users make an empty list.", _counts_no_users),
    ),
    praise="The database joined, grouped and counted; one row for each user came back.",
)


# latest_post_per_user


def users_with_dated_posts() -> Sequence[Base]:
    """Latest posts that have not the highest id, that tie, or that share another user's time."""
    users = [
        _user(3, "kim"),
        _user(5, "zoë", active=False),
        _user(8, "bo"),
        _user(10, "kim"),
        _user(14, "ada", active=False),
    ]
    kim, zoe, _, other_kim, _ = users
    return [
        *users,
        *(
            Post(id=number, title=title, author=author, created_at=_day(day))
            for number, title, author, day in [
                (7, "Kim's latest", kim, 9),
                (11, "Zoë's twin", zoe, 5),
                (12, "Zoë's first", zoe, 1),
                (14, "Zoë's latest", zoe, 5),
                (16, "Other Kim's latest", other_kim, 9),
                (18, "Other Kim's first", other_kim, 5),
                (20, "Kim's second", kim, 5),
                (31, "Kim's first", kim, 2),
            ]
        ),
    ]


async def _finds_each_latest(attempt: Attempt) -> None:
    await _unordered_backwards(attempt)
    kim, zoe, other_kim = (
        ("kim", "Kim's latest"),
        ("zoë", "Zoë's latest"),
        ("kim", "Other Kim's latest"),
    )
    bo, ada, twin = ("bo", None), ("ada", None), ("zoë", "Zoë's twin")
    result = await attempt.call()
    items = [tuple(each) if _is_row(each) else each for each in _list(attempt, result)]
    attempt.expect(
        sum(map(_is_row, items)) < 8,
        "Every post came, where one for each user was asked for.",
        mistake="all_posts",
        next_step="Number the posts of each author with `row_number()`, and keep number 1.",
        came=items,
    )
    attempt.expect(
        not (zoe in items and twin in items),
        "Two posts of zoë's were written at her latest time, and both came.",
        mistake="both_of_a_tie",
        next_step="Number them in an order without ties, `row_number()` over "
        "`created_at` and `id`, and keep number 1.",
        came=items,
    )
    attempt.expect(
        twin not in items,
        "Two posts of zoë's were written at her latest time, and the one with the lower id came.",
        mistake="wrong_of_a_tie",
        next_step="Of equally old posts the higher id is the latest: order by `created_at` and "
        "then by `id`, both descending.",
        came=items,
    )
    attempt.expect(
        ("zoë", "Zoë's first") not in items or zoe in items,
        "The oldest post of each user came.",
        mistake="ascending",
        next_step="The latest has place 1 if the order is descending: `Post.created_at.desc()`.",
        came=items,
    )
    attempt.expect(
        ("kim", "Kim's first") not in items or kim in items,
        "Kim's post with the highest id came, which is not the one written last.",
        mistake="highest_id",
        next_step="`created_at` says what is latest; the id decides between equals only.",
        came=items,
    )
    alone = "bo and ada have no posts and are missing."
    begin = (
        "Begin with the users and `outerjoin`. A condition on the place belongs into the join: in "
        "`where` it drops the rows whose post is NULL."
    )
    _expect_rows(
        attempt,
        items,
        [kim, zoe, bo, other_kim, ada],
        Slip(
            [("kim", None), ("zoë", None), bo, other_kim, ada],
            "limit_for_all",
            "Only one user got a title: the subquery gave one post for all users together.",
            "`limit(1)` counts once for the whole subquery. Number the posts within each author "
            "with `row_number()`, and keep number 1.",
        ),
        Slip([kim, zoe, other_kim], "no_zeros", alone, begin),
        Slip([other_kim, zoe, kim], "no_zeros", alone, begin),
        Slip(
            [ada, other_kim, bo, zoe, kim],
            *_NO_ORDER,
        ),
        Slip(
            [kim, bo, other_kim],
            "active_only",
            "The inactive users zoë and ada are missing.",
            "Everybody is on the list: is there a `where` too many?",
        ),
    )


async def _finds_no_posts(attempt: Attempt) -> None:
    _expect_rows(attempt, await attempt.call(), [("mei", None), ("ada", None)])


latest_post_per_user = Exercise(
    name="latest_post_per_user",
    lesson=LESSON,
    title="Challenge: the latest post of each user",
    asks="Return a row (username, title of the latest post) for each user, by user id; None for "
    "who has no post.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Two steps: number each author's posts with the latest first; then give each user the "
        "post with number 1, if there is one.",
        "The first step is a `subquery()` with `author_id`, `title` and `func.row_number().over("
        "partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc()))`.",
        "The second is an `outerjoin` from the users to that subquery. Both conditions belong "
        "into the join, `and_(posts.c.author_id == User.id, posts.c.place == 1)`: in `where`, the "
        "second would drop the users without posts.",
    ),
    checks=(
        Check("Each user's latest post comes.", _finds_each_latest, users_with_dated_posts),
        Check("Without posts the titles are None.", _finds_no_posts, users_without_posts),
    ),
    praise="One statement, one row for each user: ties, gaps and all.",
    errors=(
        ErrorMessage(
            OperationalError,
            "misuse of window function",
            "window_in_where",
            "The rows are numbered after WHERE, so WHERE cannot look at the numbers.",
            "Make the statement with the numbers a `subquery()`, and look at its `.c.place` from "
            "outside.",
        ),
    ),
)


EXERCISES = (
    get_user_by_id,
    get_user_by_email,
    list_users,
    search_posts,
    email_taken,
    posts_after,
    count_posts_per_user,
    latest_post_per_user,
)
