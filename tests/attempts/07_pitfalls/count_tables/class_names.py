# expect: incorrect wrong_names
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(m):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(m))

    return {
        m.__name__: c
        for m, c in zip(models, await asyncio.gather(*map(count, models)), strict=False)
    }
