# expect: incorrect gather_not_awaited
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(m):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(m))

    counts = asyncio.gather(*map(count, models))
    return dict(zip([m.__tablename__ for m in models], counts, strict=False))
