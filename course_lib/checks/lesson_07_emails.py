"""Lesson 07: an email that may be taken, and the user that is handed back then."""

from __future__ import annotations

from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import IntegrityError, PendingRollbackError

from course_lib.app import User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import (
    ASA,
    BO,
    INES,
    KEI,
    LESSON,
    NO_USER,
    USERS,
    a_blog,
    expect_user_12,
    expect_work_before,
    work_before,
)

_REFRESH = "`await db.refresh(user)` in the `except` fills the object again."


async def _changes_an_email(attempt: Attempt) -> None:
    await _expect_changed(attempt, "Bo@Example.com")


async def _takes_another_text(attempt: Attempt) -> None:
    """Give user 12 emails that are free, though they look like `kei@example.org`."""
    for email in ("Kei@Example.org", "k_i@example.org"):
        await _expect_changed(attempt, email, "Another user has `kei@example.org`.")


async def _expect_changed(attempt: Attempt, email: str, because: str = "") -> None:
    """Call for user 12 with an email that is free, and expect it to be stored as it is given."""
    user = await attempt.call(12, email)
    expect_user_12(attempt, user)
    stored = next(row[2] for row in await attempt.rows(USERS) if row[0] == 12)
    attempt.expect(
        stored == email or stored.lower() != email.lower(),
        f"`{email}` was to be stored, and the table has `{stored}`.",
        mistake="changed_case",
        next_step="Store the email as it is given, without `lower` or `strip`.",
    )
    attempt.expect(
        stored == email,
        f"`{email}` is free, and user 12 should have it. {because}".rstrip(),
        mistake="wrong_rows",
        next_step="A look for the same email in other letters, or with `like`, finds what the "
        "table would not refuse."
        if because
        else "Leaving the savepoint's block sends the UPDATE and keeps it.",
        stored=stored,
    )
    await attempt.expect_rows(
        USERS,
        [INES, ASA, (12, "bo", email, False), KEI],
        "User 12 should have the new email, and all else should be as before.",
    )
    attempt.expect_object(user, User, id=12, email=email)


async def _keeps_the_callers_change(attempt: Attempt) -> None:
    held = await attempt.get(User, 12)
    held.username = "bodil"
    user = await attempt.call(12, "bo@example.com")
    await attempt.expect_rows(
        USERS,
        [INES, ASA, (12, "bodil", "bo@example.com", False), KEI],
        "The caller had given the user a new name before, without a flush. The row should have "
        "that name and the new email.",
        mistake="lost_callers_change",
        next_step="What reads the row again, over what is not flushed yet, throws it away. Leave "
        "that to the `except`: the savepoint has flushed what came before it.",
    )
    attempt.expect_object(user, User, id=12, username="bodil", email="bo@example.com")


async def _keeps_the_old_email(attempt: Attempt) -> None:
    tag = await work_before(attempt)
    held = await attempt.get(User, 7)
    user = await attempt.call(7, "ines@example.org")
    attempt.expect(
        user is not None,
        "The email is taken, and None came back; the user was asked for, with the old email.",
        mistake="none_for_refusal",
        next_step=f"None says that there is no such user. {_REFRESH}",
    )
    attempt.expect(
        held in attempt.db,
        "The caller holds the user, and the session does not follow it any more.",
        mistake="let_go",
        next_step=f"Leave the object in the session. {_REFRESH}",
    )
    await _expect_as_before(attempt, user)
    await expect_work_before(attempt, tag)
    await attempt.db.flush()


async def _expect_as_before(attempt: Attempt, user: object, *others: tuple[object, ...]) -> None:
    """Expect user 7 with the old email, and the object filled; `others` came meanwhile."""
    await attempt.expect_rows(
        USERS,
        [INES, ASA, BO, KEI, *others],
        "The email is taken, and the users should be as before.",
        next_step="A refused UPDATE changes no row, and no other is to be sent. (`OR REPLACE` "
        "deletes the row that has the email.)",
    )
    if type(user) is User:
        empty = sorted(inspect_object(user).expired_attributes & set(User.__table__.columns.keys()))
        attempt.expect(
            not empty,
            "The email is taken, and the user that came back is empty: a caller who reads "
            f"`{empty[0] if empty else ''}` gets MissingGreenlet. The savepoint's rollback empties "
            "what was changed inside it, whatever `expire_on_commit` says.",
            mistake="emptied_by_rollback",
            next_step=f"One attribute set by hand is not enough. {_REFRESH}",
        )
        attempt.expect(
            user.email == ASA[2],
            f"The table has the old email, and the user that came back says `{user.email}`: an "
            "UPDATE that was refused, or did nothing, left it in the object.",
            mistake="refused_email_in_the_object",
            next_step="Read the row again after such an UPDATE: `await db.refresh(user)`.",
        )
    attempt.expect_object(user, User, id=7, username=ASA[1], email=ASA[2])


async def _holds_in_a_race(attempt: Attempt) -> None:
    sql = (
        "INSERT INTO users (id, username, email, hashed_password, created_at, updated_at) "
        "VALUES (50, 'quick', 'new@example.org', 'h', '2024-06-01 10:00:00', '2024-06-01 10:00:00')"
    )
    try:
        with attempt.somebody_writes_first(sql):
            user = await attempt.call(7, "new@example.org")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else took the email after your look-up and before your UPDATE, and the "
            "IntegrityError left the function.",
            mistake="check_then_update",
            next_step="Only the UPDATE knows whether the email is free: leave it in the savepoint, "
            "and its IntegrityError in the `except`.",
        )
        raise
    await _expect_as_before(attempt, user, (50, "quick", "new@example.org", True))


async def _finds_nobody(attempt: Attempt) -> None:
    attempt.expect_none(await attempt.call(4, "x@example.org"), "there is no user 4.")


change_email = Exercise(
    name="change_email",
    lesson=LESSON,
    title="Change an email",
    asks="Mend the function so that the user that comes back can be read, also where the email is "
    "taken; None if there is no such user. Flush; the caller commits.",
    parameters=("db", "user_id", "email"),
    transaction=Transaction.FLUSH,
    hints=(
        "The error comes where `user.email` is read. What happened to the user in between? "
        "`inspect(user).expired` tells.",
        "A rollback, to a savepoint too, empties what was changed inside it. `pass` goes on with "
        "an empty object.",
        "In the `except`: `await db.refresh(user)`. Or `return await db.get(User, user_id)`, which "
        "loads what is empty.",
    ),
    checks=(
        Check("A free email is the new one.", _changes_an_email, a_blog),
        Check("Another text is another email.", _takes_another_text, a_blog),
        Check("What the caller has changed is kept.", _keeps_the_callers_change, a_blog),
        Check("A taken one leaves a user that can be read.", _keeps_the_old_email, a_blog),
        Check("Somebody may be quicker.", _holds_in_a_race, a_blog),
        Check("Without such a user, None comes back.", _finds_nobody, a_blog),
    ),
    praise="The refusal costs nothing but a refresh, and the user says what the table says.",
    errors=(
        NO_USER,
        ErrorMessage(
            IntegrityError,
            "users.email",
            "taken_email_raises",
            "The email is taken, and the IntegrityError left the function; the user was asked for.",
            "Put the `try` around the `async with db.begin_nested():` block.",
        ),
        ErrorMessage(
            PendingRollbackError,
            "",
            "pending_rollback",
            "The refused UPDATE was sent outside of the savepoint, and took the whole transaction "
            "with it.",
            "Set `user.email` inside the block: what is set before it is flushed before the "
            "savepoint.",
        ),
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "The user is read after the savepoint's rollback, which has emptied it "
            "(MissingGreenlet).",
            _REFRESH,
        ),
    ),
)
