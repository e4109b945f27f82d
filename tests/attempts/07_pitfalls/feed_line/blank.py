# expect: not_attempted
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def feed_line(db: AsyncSession, post_id: int) -> str | None:
    """Return the line of a post in the feed, or None."""
    post = await db.get(Post, post_id)
    if post is None:
        return None
    shown = await db.get(Post, post_id, options=[joinedload(Post.author)])
    return f"{shown.title} by {shown.author.username}"
