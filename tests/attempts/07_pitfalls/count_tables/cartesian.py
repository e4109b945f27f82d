# expect: incorrect wrong_counts
from sqlalchemy import func, select


async def count_tables(Session, models):
    if not models:
        return {}
    async with Session() as db:
        row = (await db.execute(select(*[func.count(m.id) for m in models]))).one()
    return dict(zip([m.__tablename__ for m in models], row, strict=False))
