# expect: correct
from collections import defaultdict

from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    where = defaultdict(list)
    for n, i in enumerate(ids):
        where[i].append(n)
    pairs = [
        (n, p)
        for p in await db.scalars(select(Post).where(Post.id.in_(where)))
        for n in where[p.id]
    ]
    return [p for _, p in sorted(pairs, key=lambda each: each[0])]
