# expect: incorrect lazy_load
from sqlalchemy import select
from sqlalchemy.orm import load_only

from course_lib.app import User


async def list_visible_users(db):
    return (
        await db.scalars(
            select(User)
            .where(User.is_active)
            .order_by(User.username)
            .options(load_only(User.username))
        )
    ).all()
