# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    counts = {}

    async def count(model):
        async with Session.begin() as db:
            (counts[model.__tablename__],) = await db.scalars(select(func.count(model.id)))

    tasks = [asyncio.create_task(count(model)) for model in models]
    for task in tasks:
        await task
    return counts
