# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    rows = (await db.execute(select(Post).filter(Post.id.in_(list(ids))))).scalars().all()
    index = {}
    for post in rows:
        index.setdefault(post.id, post)
    out = []
    for i in ids:
        try:
            out.append(index[i])
        except KeyError:
            continue
    return out
