# expect: incorrect no_first_page
from sqlalchemy import select, tuple_

from course_lib.app import Post


async def posts_after(db, last, limit):
    created_at, post_id = last
    statement = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    statement = statement.where(tuple_(Post.created_at, Post.id) < (created_at, post_id))
    return (await db.scalars(statement)).all()
