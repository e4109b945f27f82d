# expect: incorrect no_table
from sqlalchemy import func, select


async def count_users(db):
    return await db.scalar(select(func.count()))
