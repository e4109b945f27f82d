# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username)
        .join(Post.author)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return (await db.scalars(statement)).all()
