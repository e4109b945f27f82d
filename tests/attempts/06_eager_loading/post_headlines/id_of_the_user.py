# expect: incorrect wrong_columns
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    return (
        await db.execute(
            select(User.id, Post.title, User.username)
            .join(Post.author)
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
