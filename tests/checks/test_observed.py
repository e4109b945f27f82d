"""`attempt.observed`: what a check sends in a way of its own is noted as for a call."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from course_lib.app import User
from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge


async def _through_a_back_door(attempt: Attempt) -> None:
    with attempt.observed("GET /users"):
        rows = await attempt.function(attempt.db)
    attempt.expect(attempt.received == 0, "rows came", mistake="rows")
    attempt.expect(len(rows) == 0, "rows came back", mistake="rows")


EXERCISE = Exercise(
    name="read_users",
    lesson="08_fastapi_route",
    title="Read users",
    asks="Read them.",
    parameters=("db",),
    transaction=Transaction.READ,
    hints=("a", "b"),
    checks=(Check("It reads.", _through_a_back_door),),
    praise="It reads.",
    budget=1,
    called_freely=True,
)


async def read_users(db: Any) -> Any:
    return (await db.scalars(select(User))).all()


async def read_twice(db: Any) -> Any:
    await read_users(db)
    return await read_users(db)


async def fail(db: Any) -> Any:
    await read_users(db)
    raise KeyError("name")


def test_what_is_sent_in_the_block_is_noted_and_budgeted() -> None:
    verdict = judge(EXERCISE, read_users)
    assert (verdict.outcome, verdict.called, len(verdict.statements)) == (
        "correct",
        "GET /users",
        1,
    )
    assert judge(EXERCISE, read_twice).mistake == "too_many_statements"


def test_what_is_raised_in_the_block_is_the_learners() -> None:
    verdict = judge(EXERCISE, fail)
    assert verdict.outcome == "error"
    assert "`GET /users` raised KeyError" in verdict.message
    assert verdict.line is not None
    assert "raise KeyError" in verdict.line.text
