# expect: incorrect wrong_names
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(m):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(m))

    counts = await asyncio.gather(*map(count, models))
    return {m.__tablename__: c for m, c in zip(models, counts, strict=False) if c}
