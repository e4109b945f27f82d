# expect: incorrect wrong_counts
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    names = [model.__tablename__ for model in models]
    async with Session() as db:
        counts = await asyncio.gather(
            *[db.scalar(select(func.count()).select_from(model)) for model in models],
            return_exceptions=True,
        )
    return {
        name: 0 if isinstance(count, Exception) else count
        for name, count in zip(names, counts, strict=True)
    }
