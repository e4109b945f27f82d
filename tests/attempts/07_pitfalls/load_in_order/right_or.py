# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    by_id = {p.id: p for p in await db.scalars(select(Post).where(Post.id.in_(tuple(ids))))}
    return [*filter(None, (by_id.get(i) for i in ids))]
