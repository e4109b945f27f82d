# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = await db.scalars(select(Post).where(Post.id.in_(ids)))
    return {post.id: post for post in posts}
