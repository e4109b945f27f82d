# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    newest = (
        select(Post.id, Post.title, Post.author_id, Post.created_at)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .subquery()
    )
    statement = select(newest.c.id, newest.c.title, User.username).join(
        User, User.id == newest.c.author_id
    )
    statement = statement.order_by(newest.c.created_at.desc(), newest.c.id.desc())
    return (await db.execute(statement)).all()
