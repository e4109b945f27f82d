"""A function that is to read only: what it may do, and whom a write is blamed on."""

from __future__ import annotations

from typing import Any

from counting import COUNT, COUNT_USERS, right
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User
from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge


def a_user() -> User:
    return User(username="eva", email="eva@example.org", hashed_password="h")


async def adds_and_takes_back(db: AsyncSession) -> int:
    async with db.begin_nested() as savepoint:
        db.add(a_user())
        await db.flush()
        found = (await db.scalar(COUNT) or 0) - 1
        await savepoint.rollback()
    return found


async def changes_all(db: AsyncSession) -> int:
    await db.execute(update(User).values(is_active=True))
    return await db.scalar(COUNT) or 0


async def leaves_one_to_be_written(db: AsyncSession) -> int:
    found = await db.scalar(COUNT) or 0
    db.add(a_user())
    return found


def test_a_write_is_refused() -> None:
    for function, word in (
        (adds_and_takes_back, "INSERT"),
        (changes_all, "UPDATE"),
        (leaves_one_to_be_written, "to be written"),
    ):
        verdict = judge(COUNT_USERS, function)
        assert (verdict.outcome, verdict.mistake) == ("incorrect", "wrote")
        assert word in verdict.message


def test_what_the_caller_had_not_flushed_is_not_the_functions_write() -> None:
    async def counts_one(attempt: Attempt) -> None:
        attempt.db.add(a_user())
        found: Any = await attempt.call()
        assert [each.kind for each in attempt.statements if each.counted] == ["INSERT", "SELECT"]
        attempt.expect(found == 1, "One was to be counted.", mistake="wrong_result")

    exercise = Exercise(
        name="right",
        lesson="00_start_here",
        title="Right",
        asks="Count.",
        parameters=("db",),
        transaction=Transaction.READ,
        hints=("a", "b"),
        checks=(Check("One is counted.", counts_one),),
        praise="Good.",
    )
    verdict = judge(exercise, right)
    assert verdict.outcome == "correct", str(verdict)
