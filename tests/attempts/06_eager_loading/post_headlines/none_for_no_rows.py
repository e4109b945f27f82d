# expect: incorrect none_for_empty
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    rows = (
        await db.execute(
            select(Post.id, Post.title, User.username)
            .join(Post.author)
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
    return rows or None
