# expect: incorrect one_after_the_other
from sqlalchemy import func, select


async def count_tables(Session, models):
    counts = {}
    async with Session() as db:
        for model in models:
            counts[model.__tablename__] = await db.scalar(select(func.count()).select_from(model))
    return counts
