# expect: incorrect lazy_load
from sqlalchemy import select

from course_lib.app import User


async def latest_post_per_user(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    return [(u.username, u.posts[-1].title if u.posts else None) for u in users]
