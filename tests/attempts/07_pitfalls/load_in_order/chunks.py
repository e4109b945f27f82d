# expect: incorrect too_many_statements
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    found = {}
    for n in range(0, len(ids), 50):
        for p in await db.scalars(select(Post).where(Post.id.in_(ids[n : n + 50]))):
            found[p.id] = p
    return [found[i] for i in ids if i in found]
