# expect: incorrect all_posts
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    statement = select(User.username, Post.title).outerjoin(User.posts)
    statement = statement.order_by(User.id, Post.created_at.desc(), Post.id.desc())
    return (await db.execute(statement)).all()
