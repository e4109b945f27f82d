"""A user whose email may be taken, in the exercises of lesson 01."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_01_rows import a_user, stored_users


async def _registers_a_new_user(attempt: Attempt) -> None:
    # The name is taken, and so is the email but for its capitals: neither matters.
    user = await attempt.call("runa", "Runa@example.org", "hash-of-ama")
    attempt.expect(
        user is not None,
        f"`{attempt.called}` returned None, but this email is free.",
        mistake="refused_free_email",
        next_step="Only the very same email is taken: a username may be used twice, and capitals "
        "make another email.",
    )
    attempt.expect_object(user, User)
    await attempt.expect_rows(
        stored_users(),
        [("runa", "runa@example.org", "h7"), ("runa", "Runa@example.org", "hash-of-ama")],
        "The email was free, and the users table does not hold the new row.",
    )
    attempt.expect_object(user, User, id=8, username="runa", email="Runa@example.org")
    again = await attempt.call("runa", "Runa@example.org", "hash-of-ama")
    attempt.expect_none(
        again,
        "the same call a second time finds the email taken.",
        mistake="taken_email_not_refused",
    )


async def _answers_none_for_a_taken_email(attempt: Attempt) -> None:
    earlier = User(username="kim", email="kim@example.org", hashed_password="h8")
    attempt.db.add(earlier)
    await attempt.db.flush()
    user = await attempt.call("other", "runa@example.org", "h9")
    attempt.expect_none(user, "the email is taken.", mistake="taken_email_not_refused")
    await attempt.expect_rows(
        stored_users(),
        [("runa", "runa@example.org", "h7"), ("kim", "kim@example.org", "h8")],
        "The caller had created kim before, in the same transaction. After the taken email the "
        "table should hold runa and kim.",
        mistake="lost_earlier_work",
        next_step="Undo only your own INSERT: flush inside `async with db.begin_nested():`.",
    )
    attempt.db.add(User(username="later", email="later@example.org", hashed_password="h10"))
    await attempt.db.flush()


async def _holds_in_a_race(attempt: Attempt) -> None:
    somebody = {
        "id": 50,
        "username": "quicker",
        "email": "ama@example.org",
        "hashed_password": "h",
        "created_at": "2024-03-01 10:00:00.000000",
        "updated_at": "2024-03-01 10:00:00.000000",
    }
    try:
        with attempt.somebody_inserts("users", **somebody):
            user = await attempt.call("Ama", "ama@example.org", "hash-of-ama")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else took the email after your look-up and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Only the INSERT itself knows whether the email is free: send it in a "
            "savepoint, and catch its IntegrityError.",
        )
        raise
    attempt.expect_none(
        user,
        "somebody else took the email just before the INSERT.",
        mistake="taken_email_not_refused",
        next_step="Is the answer that of a look-up before the INSERT? Let the INSERT decide.",
    )


async def _raises_other_errors(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (IntegrityError, ValueError),
        None,
        "no-name@example.org",
        "h",
        because="The email is free here; the username is None, which no row may have. None says "
        "that the email is taken, so any other error has to reach the caller: look at "
        "`error.orig`, and `raise` what is not a taken email.",
    )


register_user = Exercise(
    name="register_user",
    lesson="01_create",
    title="Register a user whose email may be taken",
    asks="Insert a user and return it, or return None where the email is taken, with the "
    "caller's session and earlier work intact. Flush; the caller commits.",
    parameters=("db", "username", "email", "hashed_pw"),
    transaction=Transaction.FLUSH,
    hints=(
        "Looking first does not help: somebody may take the email between your look-up and your "
        "INSERT. Try the INSERT, and treat its IntegrityError as the answer.",
        "An error in a flush spoils the caller's transaction, unless the flush stood inside "
        "`async with db.begin_nested():`. Put the `try` around that block.",
        "Not every IntegrityError is a taken email. `error.orig.sqlite_errorname` is "
        '"SQLITE_CONSTRAINT_UNIQUE" for a taken one: return None then, else `raise`.',
    ),
    checks=(
        Check("A free email gives a user.", _registers_a_new_user, a_user),
        Check("A taken email gives None.", _answers_none_for_a_taken_email, a_user),
        Check("Somebody may be quicker.", _holds_in_a_race, a_user),
        Check("Other errors are raised.", _raises_other_errors, a_user),
    ),
    praise="The database decided, not a look-up, and the caller's work is still there.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "users.email",
            "taken_email_raises",
            "The email was taken, and the IntegrityError left the function; None was asked for.",
            "Catch it, around a savepoint that holds the flush.",
        ),
    ),
)
