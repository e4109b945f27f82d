# expect: incorrect made_by_hand
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"limit {limit} {skip}")
    rows = await db.execute(select(User.__table__).order_by(User.id).offset(skip).limit(limit))
    return [User(**r._mapping) for r in rows]
