# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    c = await db.connection()
    return (
        await c.execute(
            select(Post.id, Post.title, User.username)
            .join_from(Post, User)
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
