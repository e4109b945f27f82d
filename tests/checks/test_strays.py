"""What a function leaves behind has ended when its verdict is there."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from sqlalchemy import func, select

from course_lib.app import User
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES
from course_lib.checks.strays import end_strays


async def gathers_on_one_session(db: Any) -> int:
    counts = await asyncio.gather(
        *[db.scalar(select(func.count()).select_from(User)) for _ in range(4)]
    )
    return counts[0]


def test_tasks_that_share_a_session_complain_of_nothing_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    for _ in range(5):
        verdict = judge(EXERCISES["count_users"], gathers_on_one_session)
        assert verdict.mistake == "concurrent_session"
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            thread.join(1)
    assert not complaints


def test_a_task_that_never_ends_is_cancelled() -> None:
    async def leaves_a_task_behind() -> bool:
        task = asyncio.create_task(asyncio.sleep(60))
        await end_strays()
        return task.cancelled()

    assert asyncio.run(leaves_a_task_behind())
