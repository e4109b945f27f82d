# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    r = await db.stream_scalars(select(Post).options(joinedload(Post.author)).order_by(Post.id))
    return [p async for p in r]
