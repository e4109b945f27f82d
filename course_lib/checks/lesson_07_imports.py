"""Lesson 07: a list of users, of whom some may be refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InvalidRequestError, SQLAlchemyError

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_mistakes import (
    raises_for_a_field_too_many,
    raises_for_a_missing_name,
    raises_for_a_typo,
)
from .lesson_07_rows import LESSON, a_blog, a_row, expect_work_before, work_before
from .unmet import safe_repr

_NEW_USERS = (
    select(User.username, User.email, User.hashed_password).where(User.id > 20).order_by(User.email)
)
_EACH = (
    "Each row is tried by itself, in a savepoint of its own: if it is refused, its email goes on "
    "the list, and the loop goes on."
)


def _inserted(*rows: dict[str, str]) -> list[tuple[str, ...]]:
    """Rows of the users table, in the order of their emails."""
    return sorted((tuple(row.values()) for row in rows), key=lambda row: row[1])


async def _imports(attempt: Attempt) -> None:
    rows = [a_row("runa"), a_row("noor"), a_row("bo", "bodil@example.org")]
    came = await attempt.call(rows)
    _expect_refused(attempt, came, [], rows)
    await attempt.expect_rows(
        _NEW_USERS,
        _inserted(*rows),
        "The users table should hold the three new users.",
        next_step="Is each user added, with the values of its row?",
    )


def _expect_refused(
    attempt: Attempt, came: Any, expected: list[str], rows: list[dict[str, str]]
) -> None:
    is_list = isinstance(came, Sequence) and not isinstance(came, str)
    items: list[Any] = list(came) if is_list else []
    attempt.expect(
        came is not None or bool(expected),
        f"`{attempt.called}` returned None, where an empty list was asked for.",
        mistake="none_for_empty",
        next_step="A list without items is a list, too.",
    )
    attempt.expect(
        is_list,
        f"The refused emails were asked for, and what came back is no list: {safe_repr(came, 90)}.",
        mistake="wrong_type",
        next_step="Put the emails into a list, in the order of `rows`.",
    )
    others = [each for each in items if not isinstance(each, str)]
    attempt.expect(
        not others,
        f"The list should hold emails, and holds {safe_repr(others[0], 90) if others else ''}.",
        mistake="wrong_type",
        next_step='`refused.append(row["email"])`.',
    )
    emails = [row["email"] for row in rows]
    attempt.expect(
        items == expected
        or not items
        or items != [each for each in emails if each not in expected],
        "The emails that were inserted came back, and those that were refused were asked for.",
        mistake="inserted_not_refused",
        next_step="The email goes on the list where the row is refused.",
        came_back=came,
    )
    attempt.expect(
        items == expected or sorted(items) != sorted(expected),
        "The refused emails are right, and in another order than in `rows`.",
        mistake="order_lost",
        next_step="Go through `rows` from the first to the last.",
        expected=expected,
        came_back=came,
    )
    attempt.expect(
        items == expected,
        f"Of these {len(rows)} emails {len(expected) or 'none'} should be refused, and "
        f"{len(items)} came back.",
        mistake="wrong_result",
        next_step=_EACH
        if expected
        else "Only an email has to be unique: two users may have one username.",
        expected=expected,
        came_back=came,
    )


async def _leaves_out_the_taken(attempt: Attempt) -> None:
    tag = await work_before(attempt)
    rows = [
        a_row("runa"),
        a_row("åsa", "asa@example.org"),
        a_row("noor", "Noor@Example.org"),
        a_row("another", "Noor@Example.org"),
        a_row("folded", "ASA@example.org"),
        a_row("ama"),
    ]
    came = await attempt.call(rows)
    _refuse_changed_case(attempt, came)
    _expect_refused(attempt, came, ["asa@example.org", "Noor@Example.org"], rows)
    await attempt.expect_rows(
        _NEW_USERS,
        _inserted(rows[0], rows[2], rows[4], rows[5]),
        "Four of the six rows could be inserted, and the table does not hold just these.",
        mistake="good_rows_lost",
        next_step="Does the refusal of one row undo another? A savepoint for each keeps the rest, "
        "and of two rows with one email the first counts.",
    )
    await expect_work_before(attempt, tag)


def _refuse_changed_case(attempt: Attempt, came: Any) -> None:
    """Refuse an email in other letters than in `rows`, and one that is taken only in such."""
    items: list[Any] = list(came) if isinstance(came, list | tuple) else []
    attempt.expect(
        "noor@example.org" not in items,
        "`Noor@Example.org` is taken, and the list has it in other letters; it was asked for "
        "exactly as written.",
        mistake="changed_case",
        next_step='Use `row["email"]` as it is, without `lower` or `strip`.',
        came_back=came,
    )
    attempt.expect(
        "ASA@example.org" not in items or "ama@example.org" in items,
        "`asa@example.org` is taken, and `ASA@example.org` is another text: it is free, and was "
        "refused.",
        mistake="changed_case",
        next_step="Only the database knows what is taken: store each email as it is written, "
        "without `lower`, and let the INSERT decide.",
        came_back=came,
    )


async def _imports_nothing(attempt: Attempt) -> None:
    try:
        came = await attempt.call([])
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, SQLAlchemyError),
            f"`{attempt.called}` was asked to insert nothing, and raised "
            f"{type(raised.__cause__).__name__}: an INSERT of an empty list of rows inserts one "
            "without values.",
            mistake="empty_import",
            next_step="`if not rows: return []` before it.",
        )
        raise
    _expect_refused(attempt, came, [], [])


async def _is_taken_meanwhile(attempt: Attempt) -> None:
    rows = [a_row("runa"), a_row("ama")]
    somebody = {
        "id": 50,
        "username": "quicker",
        "email": "runa@example.org",
        "hashed_password": "hash-of-quicker",
        "created_at": "2024-06-01 10:00:00.000000",
        "updated_at": "2024-06-01 10:00:00.000000",
    }
    try:
        with attempt.somebody_inserts("users", **somebody):
            came = await attempt.call(rows)
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else took an email after your look and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Only the INSERT knows: a savepoint around it, and its IntegrityError as the "
            "answer.",
        )
        raise
    _expect_refused(attempt, came, ["runa@example.org"], rows)
    await attempt.expect_rows(
        _NEW_USERS,
        _inserted(a_row("ama"), a_row("quicker", "runa@example.org")),
        "Somebody else took an email just before your INSERT. The other row should be inserted, "
        "and theirs should stay as it is.",
        mistake="good_rows_lost",
        next_step=_EACH,
    )


import_users = Exercise(
    name="import_users",
    lesson=LESSON,
    title="Import users",
    asks="Insert the users whose email is free and return the emails that are taken; any mistake "
    "of the program raises. Flush; the caller commits.",
    parameters=("db", "rows"),
    transaction=Transaction.FLUSH,
    hints=(
        "After the first refusal everything is refused. What does the session say then? Print the "
        "error that the `except` hides.",
        "The failed flush rolled the transaction back. Inside `async with db.begin_nested():` only "
        "that row is undone.",
        "Make the user first, then `try: async with db.begin_nested(): db.add(user)`, and "
        "`except IntegrityError as error` for the refusal. An email is taken only where "
        "`error.orig.sqlite_errorname` is `SQLITE_CONSTRAINT_UNIQUE`; all else is raised again.",
    ),
    checks=(
        Check("Free emails are inserted.", _imports, a_blog),
        Check("Taken ones are left out, and nothing else.", _leaves_out_the_taken, a_blog),
        Check("Without rows the list is empty.", _imports_nothing, a_blog),
        Check("A mistake of the program is raised.", raises_for_a_typo, a_blog),
        Check("A field too many is raised.", raises_for_a_field_too_many, a_blog),
        Check("A missing name is no taken email.", raises_for_a_missing_name, a_blog),
        Check("Somebody may be quicker.", _is_taken_meanwhile, a_blog),
    ),
    praise="A refusal costs one row, and neither a typo nor a missing name is taken for one.",
    errors=(
        ErrorMessage(
            InvalidRequestError,
            "is not present in this Session",
            "expunged_after_the_refusal",
            "The failed flush has put the user out of the session already, and has rolled the "
            "whole transaction back.",
            "There is nothing left to tidy up in the `except`. " + _EACH,
        ),
        ErrorMessage(
            IntegrityError,
            "users.email",
            "taken_email_raises",
            "An email was taken, and the IntegrityError left the function; it was to be put on the "
            "list.",
            "Catch it for each row, around the savepoint that holds that row's INSERT.",
        ),
    ),
)
