# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def feed_line(db, post_id):
    with db.no_autoflush:
        post = await db.get(Post, post_id)
        if post is None:
            return None
        name = await db.scalar(select(User.username).where(User.id == post.author_id))
        return f"{post.title} by {name}"
