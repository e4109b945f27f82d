# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        db = Session()
        try:
            return model.__tablename__, await db.scalar(select(func.count()).select_from(model))
        finally:
            await db.close()

    counts = {}
    for finished in asyncio.as_completed([count(model) for model in models]):
        name, number = await finished
        counts[name] = number
    return counts
