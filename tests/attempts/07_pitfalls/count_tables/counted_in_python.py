# expect: incorrect counted_in_python
import asyncio

from sqlalchemy import select


async def count_tables(Session, models):
    counts = {}

    async def count(model):
        async with Session.begin() as db:
            counts[model.__tablename__] = len((await db.scalars(select(model.id))).all())

    tasks = [asyncio.create_task(count(model)) for model in models]
    for task in tasks:
        await task
    return counts
