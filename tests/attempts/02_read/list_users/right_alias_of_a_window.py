# expect: correct
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0:
        raise ValueError(f"skip {skip}")
    if limit < 0:
        raise ValueError(f"limit {limit}")
    place = func.row_number().over(order_by=User.id).label("place")
    inner = select(User, place).subquery()
    u = aliased(User, inner)
    return (
        await db.scalars(
            select(u)
            .where(inner.c.place > skip, inner.c.place <= skip + limit)
            .order_by(inner.c.place)
        )
    ).all()
