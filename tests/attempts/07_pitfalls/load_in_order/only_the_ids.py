# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    there = set(await db.scalars(select(Post.id).where(Post.id.in_(ids))))
    return [post_id for post_id in ids if post_id in there]
