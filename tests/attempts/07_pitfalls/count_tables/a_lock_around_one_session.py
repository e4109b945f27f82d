# expect: incorrect one_after_the_other
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    lock = asyncio.Lock()
    async with Session() as db:

        async def count(model):
            async with lock:
                return await db.scalar(select(func.count()).select_from(model))

        counts = await asyncio.gather(*[count(model) for model in models])
    return dict(zip([m.__tablename__ for m in models], counts, strict=True))
