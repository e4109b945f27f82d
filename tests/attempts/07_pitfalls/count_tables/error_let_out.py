# expect: incorrect concurrent_session
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    names = [model.__tablename__ for model in models]
    async with Session() as db:
        counts = await asyncio.gather(
            *[db.scalar(select(func.count()).select_from(model)) for model in models]
        )
    return dict(zip(names, counts, strict=True))
