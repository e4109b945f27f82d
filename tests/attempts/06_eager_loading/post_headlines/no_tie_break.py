# expect: incorrect no_tie_break
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = select(Post.id, Post.title, User.username).join(Post.author)
    statement = statement.order_by(Post.created_at.desc(), Post.id).limit(limit)
    return (await db.execute(statement)).all()
