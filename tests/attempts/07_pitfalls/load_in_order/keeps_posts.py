# expect: incorrect detached
from sqlalchemy import select

from course_lib.app import Post

SEEN = {}


async def load_in_order(db, ids):
    missing = [each for each in ids if each not in SEEN]
    if missing:
        posts = await db.scalars(select(Post).where(Post.id.in_(missing)))
        SEEN.update({post.id: post for post in posts})
    return [SEEN[each] for each in ids if each in SEEN]
