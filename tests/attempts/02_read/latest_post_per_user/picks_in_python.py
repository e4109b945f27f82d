# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    statement = select(User.id, User.username, Post.title).outerjoin(User.posts)
    statement = statement.order_by(User.id, Post.created_at.desc(), Post.id.desc())
    latest = {}
    for user_id, name, title in await db.execute(statement):
        latest.setdefault(user_id, (name, title))
    return list(latest.values())
