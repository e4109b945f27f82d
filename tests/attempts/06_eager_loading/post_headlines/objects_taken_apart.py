# expect: incorrect loaded_objects
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def post_headlines(db, limit):
    statement = (
        select(Post)
        .options(joinedload(Post.author))
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return [(post.id, post.title, post.author.username) for post in await db.scalars(statement)]
