"""Tasks that a learner's function left behind."""

from __future__ import annotations

import asyncio

_SECONDS = 0.1


async def end_strays() -> None:
    """Let the other tasks of this loop end; cancel those that do not end soon.

    Where `gather` raises the first error of several, the others go on. They use a connection that
    the check is about to close, and would complain of it when nobody listens any more.
    """
    strays = asyncio.all_tasks() - {asyncio.current_task()}
    if not strays:
        return
    _, waiting = await asyncio.wait(strays, timeout=_SECONDS)
    for task in waiting:
        task.cancel()
    if waiting:
        await asyncio.wait(waiting, timeout=_SECONDS)
