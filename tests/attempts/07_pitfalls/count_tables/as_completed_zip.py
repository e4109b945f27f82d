# expect: incorrect mixed_up
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(model))

    numbers = [await each for each in asyncio.as_completed([count(model) for model in models])]
    return dict(zip([model.__tablename__ for model in models], numbers, strict=True))
