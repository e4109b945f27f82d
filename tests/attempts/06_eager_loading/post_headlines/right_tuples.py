# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    r = await db.execute(
        select(Post.id, Post.title, User.username)
        .join(Post.author)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return [tuple(x) for x in r]
