# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip=} {limit=}")
    place = func.row_number().over(order_by=User.id).label("place")
    numbered = select(User.id, place).subquery()
    statement = select(User).join(numbered, numbered.c.id == User.id)
    statement = statement.where(numbered.c.place.between(skip + 1, skip + limit))
    return (await db.scalars(statement.order_by(User.id))).all()
