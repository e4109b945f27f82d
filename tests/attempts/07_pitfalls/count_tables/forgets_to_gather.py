# expect: incorrect forgot_await
from sqlalchemy import func, select


async def count_tables(Session, models):
    async def count(model):
        async with Session() as db:
            return await db.scalar(select(func.count()).select_from(model))

    return {model.__tablename__: count(model) for model in models}
