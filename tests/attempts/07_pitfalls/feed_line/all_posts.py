# expect: incorrect filtered_in_python
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def feed_line(db, post_id):
    posts = (await db.scalars(select(Post).options(selectinload(Post.author)))).all()
    for post in posts:
        if post.id == post_id:
            return f"{post.title} by {post.author.username}"
    return None
