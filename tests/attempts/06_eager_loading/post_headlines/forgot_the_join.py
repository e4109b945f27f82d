# expect: incorrect not_joined
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return (await db.execute(statement)).all()
