# expect: incorrect no_order
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    s = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit).subquery()
    return (
        await db.execute(
            select(s.c.id, s.c.title, User.username).join(User, User.id == s.c.author_id)
        )
    ).all()
