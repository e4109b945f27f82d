# expect: correct
import asyncio

from sqlalchemy import func, select


async def _count(Session, model):
    async with Session() as db:
        return (await db.execute(select(func.count()).select_from(model))).scalar_one()


async def count_tables(Session, models):
    async with asyncio.TaskGroup() as group:
        tasks = {m.__tablename__: group.create_task(_count(Session, m)) for m in models}
    return {name: task.result() for name, task in tasks.items()}
