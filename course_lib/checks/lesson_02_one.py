"""Lesson 02: one row, or none."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.exc import ArgumentError, NoInspectionAvailable, OperationalError

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user
from .slips import expect_received
from .unmet import safe_repr

LESSON = "02_read"

# get_user_by_id and get_user_by_email


_NOT_FOUND = (
    "Does the function return what it found? And is the condition one for the database: `==`, not "
    "`is`?"
)


def users_with_similar_emails() -> Sequence[Base]:
    """Users whose addresses differ in case, or fit each other's as a LIKE pattern; one inactive."""
    return [
        a_user(3, "axb", "axb@example.org"),
        a_user(5, "Kim", "Kim@example.org", active=False),
        a_user(8, "a_b", "a_b@example.org"),
        a_user(21, "kim", "kim@example.org"),
        a_user(25, "a-b", "a-b@example.org"),
        a_user(30, "KIM", "KIM@example.org"),
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
    expect_received(attempt, 1)


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
    expect_received(attempt, 1)


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
    expect_received(attempt, 1)


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
    expect_received(attempt, 1)


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
        next_step="Does the statement ask for this address? And mind that a result is true even "
        "when it holds no row: take the value out of it. " + _SAY_BOOL,
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
