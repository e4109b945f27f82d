# expect: incorrect other_order
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"limit {limit} {skip}")
    return (
        await db.scalars(select(User).order_by(User.created_at).offset(skip).limit(limit))
    ).all()
