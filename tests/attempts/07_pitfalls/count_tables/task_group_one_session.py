# expect: incorrect concurrent_session
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async with Session() as db, asyncio.TaskGroup() as group:
        tasks = {
            m.__tablename__: group.create_task(db.scalar(select(func.count()).select_from(m)))
            for m in models
        }
    return {n: t.result() for n, t in tasks.items()}
