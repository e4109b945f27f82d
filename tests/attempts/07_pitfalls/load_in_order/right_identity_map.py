# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    held = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    there = {post.id for post in held}
    return [await db.get(Post, post_id) for post_id in ids if post_id in there]
