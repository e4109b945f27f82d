# expect: correct
from sqlalchemy import func, select


async def count_tables(Session, models):
    if not models:
        return {}
    counts = [
        select(func.count()).select_from(model).scalar_subquery().label(model.__tablename__)
        for model in models
    ]
    async with Session() as db:
        row = (await db.execute(select(*counts))).one()
    return dict(row._mapping)
