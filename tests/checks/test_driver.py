"""The driver without a thread: tasks take turns, errors come through, queries can be ended."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IllegalStateChangeError, InvalidRequestError, OperationalError

from course_lib.checks.database import CheckDatabase
from course_lib.checks.exercise import no_rows
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import Outcome

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.mark.asyncio
async def test_it_answers_without_a_thread() -> None:
    database, before = CheckDatabase(), threading.active_count()
    await database.renew(no_rows)
    async with database.session() as db:
        assert await db.scalar(text("SELECT 6 * 7")) == 42
        with pytest.raises(OperationalError, match="no such table"):
            await db.execute(text("SELECT * FROM missing"))
        assert threading.active_count() == before
    await database.close()


@pytest.mark.asyncio
async def test_another_task_gets_its_turn_during_a_statement() -> None:
    database = CheckDatabase()
    await database.renew(no_rows)
    async with database.session() as db:
        both = [db.execute(text("SELECT 1")), db.execute(text("SELECT 2"))]
        results = await asyncio.gather(*both, return_exceptions=True)
    refused = (IllegalStateChangeError, InvalidRequestError)
    assert any(isinstance(each, refused) for each in results)
    await database.close()


def test_a_query_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", "0.3")
    before = set(threading.enumerate())

    async def count_users(db: Any) -> int:
        return await db.scalar(text(ENDLESS))

    verdict = judge(EXERCISES["count_users"], count_users)
    assert verdict.outcome is Outcome.TIMEOUT
    assert set(threading.enumerate()) == before
