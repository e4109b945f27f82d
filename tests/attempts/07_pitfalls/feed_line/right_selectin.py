# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def feed_line(db, post_id):
    statement = select(Post).filter_by(id=post_id).options(selectinload(Post.author))
    post = (await db.scalars(statement)).one_or_none()
    if post is None:
        return None
    return f"{post.title} by {post.author.username}"
