# expect: incorrect repetition_lost
from itertools import groupby

from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    by_id = {post.id: post for post in await db.scalars(select(Post).where(Post.id.in_(ids)))}
    return [by_id[post_id] for post_id, _ in groupby(ids) if post_id in by_id]
