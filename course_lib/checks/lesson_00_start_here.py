"""The exercise of lesson 00, start here."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.app import Base, User

from .attempt import Attempt
from .exercise import Check, Exercise, Transaction


def seven_users() -> Sequence[Base]:
    """Seven users, two of them inactive, with gaps between their ids."""
    ids = {"ada": 2, "bo": 3, "chidi": 6, "dewi": 8, "eva": 9, "femi": 14, "gil": 20}
    return [
        User(
            id=number,
            username=name,
            email=f"{name}@example.org",
            hashed_password="x",
            is_active=name not in ("bo", "femi"),
        )
        for name, number in ids.items()
    ]


async def _counts_every_user(attempt: Attempt) -> None:
    count = await attempt.call()
    if count == 5:
        attempt.expect_value(
            count,
            7,
            message="There are 7 users, and count_users returned 5: the two inactive ones are "
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
    attempt.expect(
        attempt.received <= 1,
        f"The number is right, but the database sent {attempt.received} rows to be counted here.",
        mistake="loads_rows",
        next_step="Let the database count: `func.count()` gives one row with one number.",
    )


async def _counts_none(attempt: Attempt) -> None:
    attempt.expect_value(
        await attempt.call(), 0, message="Without any user, count_users should return 0."
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
    ),
    praise="The database counted, and one number came back instead of every row.",
)

EXERCISES = (count_users,)
