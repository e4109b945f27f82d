# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    name = select(User.username).where(User.id == Post.author_id).scalar_subquery()
    statement = select(Post.id, Post.title, name)
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return (await db.execute(statement)).fetchall()
