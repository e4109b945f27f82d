# expect: incorrect wrong_order
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = (await db.scalars(select(Post).where(Post.id.in_(ids)).order_by(Post.id))).all()
    found = dict(zip(sorted(set(ids)), posts, strict=False))
    return [found[i] for i in ids if i in found]
