# expect: incorrect sliced_in_python
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username)
        .join(Post.author)
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.execute(statement)).all()[:limit]
