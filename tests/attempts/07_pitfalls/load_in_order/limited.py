# expect: incorrect limited
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = await db.scalars(select(Post).where(Post.id.in_(ids)).limit(100))
    by_id = {post.id: post for post in posts}
    return [by_id[post_id] for post_id in ids if post_id in by_id]
