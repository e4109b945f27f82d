# expect: incorrect zero_is_no_limit
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    stmt = (
        select(Post.id, Post.title, User.username)
        .join(Post.author)
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    if limit:
        stmt = stmt.limit(limit)
    return (await db.execute(stmt)).all()
