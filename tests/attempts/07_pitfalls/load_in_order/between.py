# expect: incorrect filtered_in_python
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    found = {
        p.id: p
        for p in await db.scalars(
            select(Post).where(Post.id.between(min(ids, default=0), max(ids, default=0)))
        )
    }
    return [found[i] for i in ids if i in found]
