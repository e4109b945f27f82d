# expect: incorrect too_many_statements
from sqlalchemy import select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    names = dict((await db.execute(select(User.id, User.username))).tuples().all())
    statement = select(Post.id, Post.title, Post.author_id)
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return [(number, title, names[author]) for number, title, author in await db.execute(statement)]
