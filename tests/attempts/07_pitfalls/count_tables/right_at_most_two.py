# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    room = asyncio.Semaphore(2)

    async def count(model):
        async with room, Session() as db:
            return model.__tablename__, await db.scalar(select(func.count(model.id)))

    return dict(await asyncio.gather(*map(count, models)))
