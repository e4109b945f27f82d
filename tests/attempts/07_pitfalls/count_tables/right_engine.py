# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    engine = Session.kw["bind"]

    async def count(model):
        async with engine.connect() as c:
            return await c.scalar(select(func.count()).select_from(model.__table__))

    return dict(
        zip(
            [m.__tablename__ for m in models],
            await asyncio.gather(*(count(m) for m in models)),
            strict=False,
        )
    )
