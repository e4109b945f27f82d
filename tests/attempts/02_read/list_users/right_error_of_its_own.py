# expect: correct
from sqlalchemy import select

from course_lib.app import User


class Negative(ValueError):
    pass


def checked(name, n):
    if n < 0:
        raise Negative(f"{name}: {n}")
    return n


async def list_users(db, skip=0, limit=100):
    return (
        await db.scalars(
            select(User)
            .order_by(User.id)
            .offset(checked("skip", skip))
            .limit(checked("limit", limit))
        )
    ).all()
