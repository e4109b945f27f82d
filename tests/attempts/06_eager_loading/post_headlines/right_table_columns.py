# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    posts, users = Post.__table__, User.__table__
    statement = (
        select(posts.c.id, posts.c.title, users.c.username)
        .join_from(posts, users)
        .order_by(posts.c.created_at.desc(), posts.c.id.desc())
        .limit(limit)
    )
    return (await (await db.connection()).execute(statement)).all()
