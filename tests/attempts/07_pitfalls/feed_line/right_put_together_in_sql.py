# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def feed_line(db, post_id):
    line = Post.title + " by " + User.username
    return await db.scalar(select(line).join(Post.author).where(Post.id == post_id))
