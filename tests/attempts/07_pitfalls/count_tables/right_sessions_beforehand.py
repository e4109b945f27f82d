# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    sessions = [Session() for _ in models]
    try:
        counts = await asyncio.gather(
            *[
                db.scalar(select(func.count()).select_from(m))
                for db, m in zip(sessions, models, strict=True)
            ]
        )
    finally:
        for db in sessions:
            await db.close()
    return dict(zip((m.__tablename__ for m in models), counts, strict=True))
