"""Lesson 02: whether an email is taken."""

from __future__ import annotations

from sqlalchemy.exc import ArgumentError, OperationalError

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_users import users_with_similar_emails
from .slips import call_where_nothing_is_found, expect_received
from .unmet import safe_repr

_SAY_BOOL = (
    "`select(exists().where(…))` sent with `db.scalar` gives True or False. Or compare what you "
    "found: `… is not None`."
)


async def _expect_bool(attempt: Attempt, email: str, expected: bool, **slip: str) -> None:
    if expected:
        came = await attempt.call(email)
    else:
        came = await call_where_nothing_is_found(attempt, email, asked_for="False")
    attempt.expect(
        not (isinstance(came, bool) and not any(each.counted for each in attempt.statements)),
        f"`{attempt.called}` returned {came} without having asked the database.",
        mistake="never_asked",
        next_step="A statement has to be sent: `await db.scalar(…)`. A coroutine or a condition "
        "is neither the question nor its answer, and an `except` may hide why none was sent.",
        came_back=came,
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
        free = await call_where_nothing_is_found(attempt, "free@example.org", asked_for="False")
        attempt.expect(
            free is not True,
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
        next_step="Is the condition one for the database, `User.email == email`? And is the answer "
        "the right way round?",
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
    await _expect_bool(
        attempt,
        "oe@example.org",
        False,
        message="oe@example.org is free, and email_taken says True: it is the end of "
        "zoe@example.org.",
        mistake="part_of_another",
        next_step="The whole address has to be equal: `==`, not `contains` or `in`.",
    )
    await _expect_bool(
        attempt,
        "kim@example.com",
        False,
        message="kim@example.com is somebody's username, and nobody's address; email_taken says "
        "True.",
        mistake="other_column",
        next_step="The address alone decides here: is there a column too many?",
    )
    await _expect_bool(
        attempt,
        " zoe@example.org ",
        False,
        message="Nobody has the address ' zoe@example.org ', with blanks around it, and "
        "email_taken says True.",
        mistake="changes_the_address",
        next_step="Letter for letter: without `strip` or `trim`. What a form sends is cleaned "
        "where it comes in, before it is looked for.",
    )


email_taken = Exercise(
    name="email_taken",
    lesson="02_read",
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
