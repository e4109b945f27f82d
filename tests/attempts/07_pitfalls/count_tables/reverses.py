# expect: incorrect changed_argument
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    models.reverse()

    async def count(m):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(m))

    return dict(
        zip(
            [m.__tablename__ for m in models],
            await asyncio.gather(*map(count, models)),
            strict=False,
        )
    )
