# expect: incorrect session_left_open
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        return await Session().scalar(select(func.count()).select_from(model))

    sessions = [Session() for _ in models]
    counts = await asyncio.gather(
        *[
            db.scalar(select(func.count()).select_from(model))
            for db, model in zip(sessions, models, strict=True)
        ]
    )
    return dict(zip([m.__tablename__ for m in models], counts, strict=True))
