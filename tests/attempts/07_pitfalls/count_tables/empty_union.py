# expect: incorrect no_models
from sqlalchemy import func, literal, select, union_all


async def count_tables(Session, models):
    parts = [select(literal(m.__tablename__), func.count()).select_from(m) for m in models]
    async with Session() as db:
        return dict((await db.execute(union_all(*parts))).all())
