# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    result = await db.stream_scalars(select(Post).options(joinedload(Post.author)))
    return sorted([post async for post in result], key=lambda post: post.id)
