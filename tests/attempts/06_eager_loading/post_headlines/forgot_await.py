# expect: incorrect forgot_await
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = select(Post.id, Post.title, User.username).join(Post.author).limit(limit)
    return db.execute(statement).all()
