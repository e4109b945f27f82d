# expect: incorrect repetition_lost
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    return sorted(posts, key=lambda post: ids.index(post.id))
