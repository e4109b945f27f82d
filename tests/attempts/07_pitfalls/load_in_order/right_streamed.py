# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    found = {
        post.id: post
        async for post in await db.stream_scalars(select(Post).where(Post.id.in_(ids)))
    }
    return tuple(found[i] for i in ids if i in found)
