# expect: incorrect limit_for_all
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    latest = select(Post.author_id, Post.title).order_by(Post.created_at.desc(), Post.id.desc())
    latest = latest.limit(1).subquery()
    statement = select(User.username, latest.c.title)
    statement = statement.outerjoin(latest, latest.c.author_id == User.id).order_by(User.id)
    return (await db.execute(statement)).all()
