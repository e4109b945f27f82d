# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    return [p for i in ids for p in posts if p.id == i]
