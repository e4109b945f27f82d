# expect: not_attempted
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Post


async def load_in_order(db: AsyncSession, ids: list[int]) -> list[Post]:
    """Return the posts of these ids in their order."""
    posts = []
    for post_id in ids:
        post = await db.get(Post, post_id)
        if post is not None:
            posts.append(post)
    return posts
