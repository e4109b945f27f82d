"""What CRUDBase costs, against the same operations written by hand on an AsyncSession.

    python bench/crud.py [--rounds 150] [--repeat 10]

Each round runs every operation both ways and back (A B B A, then B A A B), so that whatever else
the machine does falls on both. Shown is the median of the rounds' ratios; `noise` runs the same
code as both sides, and tells how far a ratio can be trusted. The statements are counted in a run of
their own, which is not timed.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import event, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from course_lib.app import Base, User, make_engine, make_session_factory, user_crud

TARGET = 1.05
USERS = 1000
Operation = Callable[[AsyncSession, int], Awaitable[object]]


@dataclass(frozen=True)
class Contest:
    """One operation, by CRUDBase and by hand. Each takes a session and the number of the call."""

    name: str
    crud: Operation
    by_hand: Operation


async def crud_get(db: AsyncSession, number: int) -> object:
    return await user_crud.get(db, number)


async def hand_get(db: AsyncSession, number: int) -> object:
    return await db.get(User, number)


async def crud_list(db: AsyncSession, number: int) -> object:
    return await user_crud.list(db, skip=number, limit=100)


async def hand_list(db: AsyncSession, number: int) -> object:
    statement = select(User).order_by(User.id).offset(number).limit(100)
    return (await db.scalars(statement)).all()


async def crud_create(db: AsyncSession, number: int) -> object:
    return await user_crud.create(
        db, username="new", email=f"new{number}@example.org", hashed_password="-"
    )


async def hand_create(db: AsyncSession, number: int) -> object:
    user = User(username="new", email=f"new{number}@example.org", hashed_password="-")
    db.add(user)
    await db.flush()
    return user


async def crud_update(db: AsyncSession, number: int) -> object:
    return await user_crud.update(db, number, {"username": "changed"})


async def hand_update(db: AsyncSession, number: int) -> object:
    user = await db.get(User, number)
    if user is not None:
        user.username = "changed"
        await db.flush()
    return user


async def crud_delete(db: AsyncSession, number: int) -> object:
    return await user_crud.delete(db, number)


async def hand_delete(db: AsyncSession, number: int) -> object:
    user = await db.get(User, number)
    if user is None:
        return False
    await db.delete(user)
    await db.flush()
    return True


CONTESTS = (
    Contest("noise", hand_update, hand_update),
    Contest("get", crud_get, hand_get),
    Contest("list 100", crud_list, hand_list),
    Contest("create", crud_create, hand_create),
    Contest("update", crud_update, hand_update),
    Contest("delete", crud_delete, hand_delete),
)


async def seed(engine: AsyncEngine) -> None:
    """Make the tables, and `USERS` users whose ids are 1, 2, 3, …"""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        rows = [
            {"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "-"}
            for n in range(1, USERS + 1)
        ]
        await connection.execute(insert(User), rows)


async def seconds(
    factory: async_sessionmaker[AsyncSession], operation: Operation, repeat: int
) -> float:
    """Run the operation `repeat` times in a new session, roll back, and return how long it took."""
    async with factory() as db:
        await db.connection()
        started = time.perf_counter()
        for number in range(1, repeat + 1):
            await operation(db, number)
        taken = time.perf_counter() - started
        await db.rollback()
    return taken


async def statements(
    engine: AsyncEngine, factory: async_sessionmaker[AsyncSession], operation: Operation
) -> int:
    """Count the statements that one call sends."""
    sent: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    async with factory() as db:
        await db.connection()
        event.listen(engine.sync_engine, "before_cursor_execute", listen)
        try:
            await operation(db, 1)
        finally:
            event.remove(engine.sync_engine, "before_cursor_execute", listen)
        await db.rollback()
    return len(sent)


async def duel(
    factory: async_sessionmaker[AsyncSession], contest: Contest, repeat: int, hand_first: bool
) -> tuple[float, float]:
    """Return the seconds that one call took, by CRUDBase and by hand, each timed twice."""
    first, second = contest.crud, contest.by_hand
    if hand_first:
        first, second = second, first
    times = [await seconds(factory, way, repeat) for way in (first, second, second, first)]
    outer, inner = (times[0] + times[3]) / 2 / repeat, (times[1] + times[2]) / 2 / repeat
    return (inner, outer) if hand_first else (outer, inner)


async def run(rounds: int, repeat: int) -> None:
    """Run the contests and print a table."""
    engine = make_engine()
    factory = make_session_factory(engine)
    await seed(engine)
    results: dict[str, list[tuple[float, float]]] = {contest.name: [] for contest in CONTESTS}
    gc.disable()
    for number in range(-4, rounds):  # the first rounds warm up SQLAlchemy's statement cache
        gc.collect()
        for contest in CONTESTS:
            result = await duel(factory, contest, repeat, hand_first=bool(number % 2))
            if number >= 0:
                results[contest.name].append(result)
    gc.enable()
    print(f"{'operation':<10}{'CRUDBase':>11}{'by hand':>11}{'ratio':>7}  statements")
    for contest in CONTESTS:
        crud, by_hand = (
            statistics.median(side) * 1e6 for side in zip(*results[contest.name], strict=True)
        )
        ratio = statistics.median(a / b for a, b in results[contest.name])
        sent, needed = [
            await statements(engine, factory, way) for way in (contest.crud, contest.by_hand)
        ]
        missed = "" if ratio <= TARGET and sent <= needed else f"  MISSED: at most {TARGET}"
        print(
            f"{contest.name:<10}{crud:>8.0f} us{by_hand:>8.0f} us{ratio:>7.2f}"
            f"  {sent} and {needed}{missed}"
        )
    await engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description="What CRUDBase costs against code by hand.")
    parser.add_argument("--rounds", type=int, default=150, help="how often each is timed")
    parser.add_argument("--repeat", type=int, default=10, help="calls that are timed as one")
    arguments = parser.parse_args()
    asyncio.run(run(arguments.rounds, arguments.repeat))


if __name__ == "__main__":
    main()
