# expect: incorrect wrong_counts
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        async with Session() as db:
            return await db.scalar(select(func.count()))

    counts = await asyncio.gather(*[count(model) for model in models])
    return dict(zip([m.__tablename__ for m in models], counts, strict=True))
