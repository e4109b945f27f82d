# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    held = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    out = []
    for i in ids:
        p = await db.get(Post, i)
        if p:
            out.append(p)
    return out if held else []
