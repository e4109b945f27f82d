# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username)
        .where(Post.author_id == User.id)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return tuple(await db.execute(statement))
