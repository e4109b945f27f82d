# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username)
        .join(User)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .slice(0, limit)
    )
    return [tuple(row) async for row in await db.stream(statement)]
