# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    rows = (await db.execute(select(Post.id, Post).where(Post.id.in_(set(ids))))).all()
    by_id = dict(tuple(row) for row in rows)
    return [post for post in map(by_id.get, ids) if post is not None]
