# expect: incorrect wrong_type
from sqlalchemy import select
from sqlalchemy.orm import load_only

from course_lib.app import Post


async def post_headlines(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return (await db.scalars(newest.options(load_only(Post.title)))).all()
