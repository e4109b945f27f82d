# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    if not ids:
        return []
    found = (await db.scalars(select(Post).where(Post.id.in_(ids)))).all()
    result = []
    for post_id in ids:
        result.extend(post for post in found if post.id == post_id)
    return result
