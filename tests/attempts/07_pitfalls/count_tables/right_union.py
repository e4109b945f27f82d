# expect: correct
from sqlalchemy import func, literal, select, union_all


async def count_tables(Session, models):
    if not models:
        return {}
    parts = [select(literal(m.__tablename__), func.count()).select_from(m) for m in models]
    async with Session() as db:
        rows = await db.execute(union_all(*parts))
        return dict(rows.all())
