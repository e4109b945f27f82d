# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = select(Post.id, Post.title, Post.author_id)
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    rows = []
    for number, title, author_id in await db.execute(statement):
        name = await db.scalar(select(User.username).where(User.id == author_id))
        rows.append((number, title, name))
    return rows
