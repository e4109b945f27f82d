"""Errors that learners meet in any exercise, and what is said of them."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Tag, User
from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES

COUNT = select(func.count()).select_from(User)


async def one_session_in_a_task_group(db: AsyncSession) -> int:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(db.scalar(COUNT)) for _ in range(3)]
    return tasks[0].result() or 0


async def group_in_a_group(db: AsyncSession) -> int:
    async with asyncio.TaskGroup() as group:
        return await group.create_task(one_session_in_a_task_group(db))


async def caught_inside_its_savepoint(db: AsyncSession) -> int:
    async with db.begin_nested():
        db.add_all([Tag(name="orm"), Tag(name="orm")])
        with contextlib.suppress(IntegrityError):
            await db.flush()
        return await db.scalar(COUNT) or 0


async def on_conflict_without_a_constraint(db: AsyncSession) -> int:
    values = {"username": "eva", "email": "eva@example.org", "hashed_password": "h"}
    statement = insert(User).values(values).on_conflict_do_nothing(index_elements=["username"])
    await db.execute(statement)
    return 0


async def text_in_place_of_a_post(db: AsyncSession) -> int:
    posts: Any = ["Hello"]
    db.add(User(username="eva", email="eva@example.org", hashed_password="h", posts=posts))
    return 0


async def a_result_taken_for_a_dict(db: AsyncSession) -> int:
    counts: Any = dict(await db.execute(COUNT))  # pyright: ignore
    return counts["users"]


async def a_method_that_is_not_called(db: AsyncSession) -> int:
    flush: Any = db.flush
    await flush
    return 0


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (one_session_in_a_task_group, "concurrent_session"),
        (group_in_a_group, "concurrent_session"),
        (caught_inside_its_savepoint, "caught_inside"),
        (on_conflict_without_a_constraint, "slip"),
        (text_in_place_of_a_post, "slip"),
        (a_result_taken_for_a_dict, "slip"),
        (a_method_that_is_not_called, "forgot_brackets"),
    ],
)
def test_an_error_is_told_by_its_cause(function: Callable[..., Any], mistake: str) -> None:
    verdict = judge(EXERCISES["count_users"], function)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", mistake), str(verdict)
    assert verdict.next_step


def test_tasks_that_are_cancelled_leave_no_complaining_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    for _ in range(60):
        judge(EXERCISES["count_users"], one_session_in_a_task_group)
    time.sleep(0.05)
    assert not complaints


async def fails_in_a_task(db: AsyncSession) -> int:
    async with asyncio.TaskGroup() as group:
        return await group.create_task(asyncio.to_thread(lambda: int("seven")))


def test_a_group_of_unknown_errors_stays_an_error() -> None:
    verdict = judge(EXERCISES["count_users"], fails_in_a_task)
    assert (verdict.outcome, verdict.mistake) == ("error", None)


@pytest.mark.parametrize(
    ("value", "advice"), [({"a"}, "into a list"), (("a",), "into a list"), (7, "Return a list.")]
)
def test_what_is_no_list_is_told_how_to_become_one(value: object, advice: str) -> None:
    async def expects_a_list(attempt: Attempt) -> None:
        attempt.expect_value(await attempt.call(), ["a"])

    async def names(db: AsyncSession) -> object:
        return value

    exercise = Exercise(
        name="names",
        lesson="00_start_here",
        title="Names",
        asks="Return names.",
        parameters=("db",),
        transaction=Transaction.READ,
        hints=(),
        checks=(Check("A list.", expects_a_list, list),),
        praise="Good.",
    )
    verdict = judge(exercise, names)
    assert verdict.mistake == "wrong_type"
    assert advice in verdict.next_step
