# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post


async def feed_line(db, post_id):
    statement = select(Post).join(Post.author).options(contains_eager(Post.author))
    result = await db.execute(statement.where(Post.id == post_id))
    post = result.scalar_one_or_none()
    return post and f"{post.title} by {post.author.username}"
