# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import Post


async def posts_after(db, last, limit):
    posts = await db.scalars(select(Post).order_by(Post.created_at.desc(), Post.id.desc()))
    behind = [post for post in posts if last is None or (post.created_at, post.id) < last]
    return behind[:limit]
