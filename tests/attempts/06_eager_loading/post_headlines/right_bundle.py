# expect: correct
from sqlalchemy import desc, select
from sqlalchemy.orm import Bundle

from course_lib.app import Post, User


async def post_headlines(db, limit):
    b = Bundle("h", Post.id, Post.title, User.username)
    return (
        await db.scalars(
            select(b)
            .join_from(Post, User)
            .order_by(desc(Post.created_at), desc(Post.id))
            .limit(limit)
        )
    ).all()
