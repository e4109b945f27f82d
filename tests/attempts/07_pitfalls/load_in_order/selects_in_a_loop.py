# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = []
    for post_id in ids:
        posts += (await db.scalars(select(Post).where(Post.id == post_id))).all()
    return posts
