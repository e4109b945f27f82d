# expect: incorrect too_many_statements
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def load_in_order(db, ids):
    found = {
        p.id: p
        for p in await db.scalars(
            select(Post).options(selectinload(Post.author)).where(Post.id.in_(ids))
        )
    }
    return [found[i] for i in ids if i in found]
