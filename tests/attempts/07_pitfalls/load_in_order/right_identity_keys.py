# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.util import identity_key

from course_lib.app import Post


async def load_in_order(db, ids):
    found = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    there = {post.id for post in found}
    return [db.identity_map[identity_key(Post, each)] for each in ids if each in there]
