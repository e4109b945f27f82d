# expect: incorrect order_lost
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    return (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
