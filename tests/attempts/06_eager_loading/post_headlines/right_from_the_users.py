# expect: correct
from sqlalchemy import desc, select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    statement = (
        select(Post.id, Post.title, User.username.label("author"))
        .select_from(User)
        .join(User.posts)
        .order_by(desc(Post.created_at), desc(Post.id))
        .limit(limit)
    )
    return [(number, title, author) for number, title, author in await db.execute(statement)]
