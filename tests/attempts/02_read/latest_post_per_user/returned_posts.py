# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import Post


async def latest_post_per_user(db):
    title = select(Post).order_by(Post.created_at.desc(), Post.id.desc())
    return (await db.scalars(title)).all()
