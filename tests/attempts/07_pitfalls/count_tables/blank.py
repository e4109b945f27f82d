# expect: not_attempted
import asyncio
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def count_tables(
    Session: async_sessionmaker[AsyncSession], models: list[Any]
) -> dict[str, int]:
    """Count the rows of several tables at the same time."""
    names = [model.__tablename__ for model in models]
    async with Session() as db:
        counts = await asyncio.gather(
            *[db.scalar(select(func.count()).select_from(model)) for model in models],
            return_exceptions=True,
        )
    return dict(zip(names, counts, strict=True))
