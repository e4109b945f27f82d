# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    out = {}

    async def count(model):
        async with Session() as db:
            out[model.__tablename__] = await db.scalar(select(func.count()).select_from(model))

    tasks = [asyncio.ensure_future(count(m)) for m in models]
    if tasks:
        await asyncio.wait(tasks)
    return out
