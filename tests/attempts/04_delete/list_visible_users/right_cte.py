# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased

from course_lib.app import User


async def list_visible_users(db):
    c = select(User).where(User.is_active.is_(True)).cte()
    V = aliased(User, c)
    return (await db.scalars(select(V).order_by(V.username))).all()
