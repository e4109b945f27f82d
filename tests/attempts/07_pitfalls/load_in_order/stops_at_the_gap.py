# expect: incorrect missing_rows
from itertools import takewhile

from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    by_id = {post.id: post for post in await db.scalars(select(Post).where(Post.id.in_(ids)))}
    return list(takewhile(lambda post: post is not None, map(by_id.get, ids)))
