# expect: incorrect counts_pairs
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip} {limit}")
    return (
        (
            await db.scalars(
                select(User).outerjoin(User.posts).order_by(User.id).offset(skip).limit(limit)
            )
        )
        .unique()
        .all()
    )
