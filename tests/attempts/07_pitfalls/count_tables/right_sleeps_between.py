# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        await asyncio.sleep(0)
        async with Session() as db:
            await asyncio.sleep(0)
            return model.__tablename__, (
                await db.scalars(select(func.count()).select_from(model))
            ).one()

    return dict(await asyncio.gather(*map(count, models)))
