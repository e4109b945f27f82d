# expect: incorrect own_session
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db, post_id):
    async with AsyncSession(db.bind) as s:
        post = await s.get(Post, post_id, options=[joinedload(Post.author)])
        return post and f"{post.title} by {post.author.username}"
