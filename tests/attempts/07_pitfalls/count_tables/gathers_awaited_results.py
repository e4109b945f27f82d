# expect: incorrect one_after_the_other
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    counts = {}
    for model in models:

        async def count(model=model):
            async with Session() as db:
                return await db.scalar(select(func.count()).select_from(model))

        [counts[model.__tablename__]] = await asyncio.gather(count())
    return counts
