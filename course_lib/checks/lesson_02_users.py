"""Lesson 02: one user, or None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import (
    ArgumentError,
    InvalidRequestError,
    MultipleResultsFound,
    NoInspectionAvailable,
    OperationalError,
)

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user
from .slips import call_where_nothing_is_found, expect_received, refuse_made_by_hand

LESSON = "02_read"

_NOT_FOUND = (
    "Does the function return what it found? And is the condition one for the database: `==`, not "
    "`is`?"
)


def users_with_similar_emails() -> Sequence[Base]:
    """Addresses that differ in case, hold one another, or fit one another's as a LIKE pattern.

    One user has 0 for an id, and one an address for a name.
    """
    return [
        a_user(0, "nil", "nil@example.org"),
        a_user(1, "kim@example.com", "bo@example.org"),
        a_user(2, "zoë", "zoe@example.org"),
        a_user(3, "axel", "axb@example.org"),
        a_user(4, "joakim", "joakim@example.org"),
        a_user(5, "kimberley", "Kim@example.org", active=False),
        a_user(8, "anna", "a_b@example.org"),
        a_user(12, "kai", "kim@example.org.uk"),
        a_user(18, "mei", "o'neil@example.org"),
        a_user(21, "joakim", "kim@example.org"),
        a_user(25, "ada", "a-b@example.org"),
        a_user(30, "kai", "KIM@example.org"),
    ]


def _expect_user(attempt: Attempt, user: Any, asked: str, number: int) -> None:
    """Expect the user with this id, and one row for it."""
    refuse_made_by_hand(attempt, user, User)
    attempt.expect_object(user, User)
    attempt.expect(
        user.id == number,
        f"{asked} was asked for, and user {user.id} came back, {user.email}.",
        mistake="other_user",
        next_step="Does the statement ask for this one, the whole value and by `==`?",
        came_back=user,
    )
    expect_received(attempt, 1)


async def _finds_by_id(attempt: Attempt) -> None:
    user = await attempt.call(8)
    attempt.expect(
        user is not None,
        "There is a user with id 8, and get_user_by_id returned None.",
        mistake="not_found",
        next_step=_NOT_FOUND,
    )
    _expect_user(attempt, user, "User 8", 8)


async def _finds_the_id_0(attempt: Attempt) -> None:
    user = await attempt.call(0)
    attempt.expect(
        user is not None,
        "There is a user with id 0, and get_user_by_id returned None.",
        mistake="zero_is_missing",
        next_step="In Python 0 counts as false, so `if not user_id:` takes it for missing. The "
        "database knows whether there is such a user: no `if` is needed.",
    )
    _expect_user(attempt, user, "User 0", 0)
    # Who kept the user of the check before has one of another session.
    _expect_user(attempt, await attempt.call(8), "User 8", 8)


async def _finds_an_inactive_user(attempt: Attempt) -> None:
    user = await attempt.call(5)
    attempt.expect(
        user is not None,
        "User 5 is there, though inactive, and get_user_by_id returned None.",
        mistake="active_only",
        next_step="The id alone decides here: is there a condition too many?",
    )
    _expect_user(attempt, user, "User 5", 5)


async def _answers_none_without_the_id(attempt: Attempt) -> None:
    user = await call_where_nothing_is_found(attempt, 6, asked_for="None")
    attempt.expect_none(user, "there is no user with id 6.")
    user = await call_where_nothing_is_found(attempt, -8, asked_for="None")
    attempt.expect_none(user, "there is a user with id 8, and none with id -8.")


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
        Check("0 is an id like any other.", _finds_the_id_0, users_with_similar_emails),
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
        ErrorMessage(
            Exception,
            "greenlet_spawn has not been called",
            "not_awaited",
            "The database was asked without an `await` (MissingGreenlet): either by a call of the "
            "synchronous session's, or by reading what was not loaded.",
            "`await db.get(…)` on the session that you are given; the columns come with it, and "
            "no more is asked for.",
        ),
        ErrorMessage(
            Exception,
            "builtin_function_or_method",
            "builtin_id",
            "`id` is a function of Python's, and the database cannot look for a function.",
            "The parameter is called `user_id`.",
        ),
    ),
)


async def _takes_the_address_literally(attempt: Attempt) -> None:
    user = await attempt.call("a_b@example.org")
    attempt.expect(
        user is not None,
        "There is a user with the address a_b@example.org, and get_user_by_email returned None.",
        mistake="not_found",
        next_step=f"{_NOT_FOUND} `db.get` looks for the primary key alone.",
    )
    attempt.expect(
        getattr(user, "id", None) not in (3, 25),
        "a_b@example.org was asked for, and another user came back: `_` was taken for any "
        "character.",
        mistake="wildcards",
        next_step="An address is no pattern: compare with `==`, not with `like`.",
        came_back=user,
    )
    _expect_user(attempt, user, "a_b@example.org", 8)


def _expect_case_minded(attempt: Attempt, user: Any, asked: str, *others: int) -> None:
    attempt.expect(
        getattr(user, "id", None) not in others,
        f"{asked} was asked for, and {getattr(user, 'email', '')} came back: another user.",
        mistake="ignores_case",
        next_step="The address must be equal letter for letter: `==`, without `lower` or `ilike`.",
        came_back=user,
    )


async def _minds_the_case(attempt: Attempt) -> None:
    user = await attempt.call("kim@example.org")
    _expect_case_minded(attempt, user, "kim@example.org", 5, 30)
    _expect_user(attempt, user, "kim@example.org", 21)


async def _finds_an_inactive_users_email(attempt: Attempt) -> None:
    user = await attempt.call("Kim@example.org")
    attempt.expect(
        user is not None,
        "The user with Kim@example.org is inactive, but there; get_user_by_email returned None.",
        mistake="active_only",
        next_step="The address alone decides here: is there a condition too many?",
    )
    _expect_case_minded(attempt, user, "Kim@example.org", 21, 30)
    _expect_user(attempt, user, "Kim@example.org", 5)


async def _sends_the_address_beside_the_sql(attempt: Attempt) -> None:
    user = await attempt.call("o'neil@example.org")
    _expect_user(attempt, user, "o'neil@example.org", 18)


async def _answers_none_without_the_email(attempt: Attempt) -> None:
    user = await call_where_nothing_is_found(attempt, "kim@example.com", asked_for="None")
    attempt.expect_none(
        user,
        "nobody has the address kim@example.com. It is somebody's username.",
        mistake="other_user",
        next_step="The address alone decides here: is there a column too many?",
    )
    user = await call_where_nothing_is_found(attempt, "kim+news@example.org", asked_for="None")
    attempt.expect_none(
        user,
        "nobody has the address kim+news@example.org.",
        mistake="changes_the_address",
        next_step="Letter for letter: what stands behind a `+` belongs to the address.",
    )
    user = await call_where_nothing_is_found(attempt, " kim@example.org ", asked_for="None")
    attempt.expect_none(
        user,
        "there are blanks around this address, and nobody has it like that.",
        mistake="changes_the_address",
        next_step="Letter for letter: without `strip` or `trim`. What a form sends is cleaned "
        "where it comes in, before it is looked for.",
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
            "An address with an apostrophe is found.",
            _sends_the_address_beside_the_sql,
            users_with_similar_emails,
        ),
        Check(
            "Without one, None comes back.",
            _answers_none_without_the_email,
            users_with_similar_emails,
        ),
    ),
    praise="The database compared the address, and one row at the most came back.",
    errors=(
        ErrorMessage(
            MultipleResultsFound,
            "",
            "many_rows",
            "Several users came for one address, though it is unique (MultipleResultsFound): other "
            "addresses were taken for this one.",
            "`==` compares letter for letter. `ilike` and `lower` find other capitals, too, and to "
            "`like` a `_` is any character.",
        ),
        ErrorMessage(
            InvalidRequestError,
            "formulate primary key",
            "by_primary_key",
            "`db.get` looks for the primary key, and an email address is none.",
            "Build a `select(User)` with `where(User.email == email)`.",
        ),
        ErrorMessage(
            TypeError,
            "get() got an unexpected keyword",
            "by_primary_key",
            "`db.get` looks for the primary key, and takes no other column by its name.",
            "Build a `select(User)` with `where(User.email == email)`.",
        ),
        ErrorMessage(
            OperationalError,
            "syntax error",
            "sql_in_a_string",
            "The database could not read the SQL, mostly because a value became part of its text.",
            "Let SQLAlchemy send the value beside the SQL: `User.email == email`.",
        ),
        ErrorMessage(
            ArgumentError,
            "Textual SQL expression",
            "python_operator",
            "`where` got the address alone: the condition was answered by Python before it became "
            "SQL.",
            "`User.email == email` is a condition for the database; `and`, `or` and `is` are "
            "Python's.",
        ),
    ),
)
