# expect: incorrect one_after_the_other
from sqlalchemy import func, select


async def count_tables(Session, models):
    counts = {}
    for model in models:
        async with Session() as db:
            statement = select(func.count()).select_from(model)
            counts[model.__tablename__] = await db.scalar(statement)
    return counts
