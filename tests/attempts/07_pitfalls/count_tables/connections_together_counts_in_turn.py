# expect: incorrect one_after_the_other
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    lock = asyncio.Lock()

    async def count(m):
        async with Session() as db:
            await db.connection()
            async with lock:
                return await db.scalar(select(func.count()).select_from(m))

    counts = await asyncio.gather(*map(count, models))
    return dict(zip([m.__tablename__ for m in models], counts, strict=False))
