# expect: incorrect order_lost
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    found = (await db.scalars(select(Post).where(Post.id.in_(ids)).order_by(Post.id))).all()
    return [post for post_id in sorted(ids) for post in found if post.id == post_id]
