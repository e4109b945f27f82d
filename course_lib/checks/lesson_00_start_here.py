"""The exercise of lesson 00, start here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from course_lib.app import Base, Post, User

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction


def seven_users() -> Sequence[Base]:
    """Seven users, three of them inactive; gaps in the ids, two of one name, one moment, posts."""
    rows = [
        (2, "ada", True),
        (3, "bo", False),
        (6, "chidi", True),
        (8, "bo", True),
        (9, "eva", False),
        (14, "femi", True),
        (20, "gil", False),
    ]
    users = [
        User(
            id=number,
            username=name,
            email=f"user{number}@example.org",
            hashed_password="x",
            is_active=active,
            created_at=datetime(2024, 5, min(number, 9), tzinfo=UTC),
        )
        for number, name, active in rows
    ]
    users[0].posts = [Post(title="one"), Post(title="two")]
    return users


async def _counts_every_user(attempt: Attempt) -> None:
    count = await attempt.call()
    if count == 4:
        attempt.expect_value(
            count,
            7,
            message="There are 7 users, and count_users returned 4: the three inactive ones are "
            "missing.",
            mistake="active_only",
            next_step="Every row counts here: is there a WHERE too many?",
        )
    if count == 1:
        attempt.expect_value(
            count,
            7,
            message="There are 7 users, and count_users returned 1: the statement names no table, "
            "so it counts one row of nothing.",
            mistake="no_table",
            next_step="`select(func.count())` alone does not say what to count: add "
            "`.select_from(User)`.",
        )
    attempt.expect_value(count, 7)
    attempt.expect_budget(1)
    attempt.expect(
        attempt.received <= 1,
        f"The number is right, but the database sent {attempt.received} rows to be counted here.",
        mistake="loads_rows",
        next_step="Let the database count: `func.count()` gives one row with one number.",
    )


async def _counts_none(attempt: Attempt) -> None:
    count = await attempt.call()
    attempt.expect(
        count is not None,
        "The table is empty here: 0 should come back, and None came.",
        mistake="none_for_zero",
        next_step="`count()` gives 0 for no rows; `max()` and `sum()` give NULL.",
    )
    attempt.expect_value(count, 0)


async def _counts_what_the_caller_has_added(attempt: Attempt) -> None:
    attempt.db.add(User(username="hal", email="hal@example.org", hashed_password="x"))
    await attempt.db.flush()
    attempt.expect_value(
        await attempt.call(),
        8,
        message="The caller has added an eighth user in the same transaction, and the answer is "
        "not 8.",
        mistake="fixed_answer",
        next_step="Have the database count in each call, through `db`: a number that is fixed, or "
        "kept from an earlier call, is right only once.",
    )


count_users = Exercise(
    name="count_users",
    lesson="00_start_here",
    title="Count the users",
    asks="Return how many users there are, active or not.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The database can count: `func.count()` stands for SQL's count(*).",
        "`select(func.count()).select_from(User)` is a statement with one row and one column.",
        "`await db.scalar(statement)` sends it and takes that one value out.",
    ),
    checks=(
        Check("Every user counts, active or not.", _counts_every_user, seven_users),
        Check("No users make 0, not None.", _counts_none),
        Check(
            "What the caller has added counts, too.", _counts_what_the_caller_has_added, seven_users
        ),
    ),
    praise="The database counted, and one number came back instead of every row.",
)

EXERCISES = (count_users,)
