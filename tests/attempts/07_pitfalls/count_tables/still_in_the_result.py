# expect: incorrect error_in_the_result
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    async with Session() as db:
        waiting = [db.scalar(select(func.count()).select_from(model)) for model in models]
        counts = await asyncio.gather(*waiting, return_exceptions=True)
    return {model.__tablename__: count for model, count in zip(models, counts, strict=True)}
