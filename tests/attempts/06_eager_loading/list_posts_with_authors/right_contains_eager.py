# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post


async def list_posts_with_authors(db):
    result = await db.execute(
        select(Post).join(Post.author).options(contains_eager(Post.author)).order_by(Post.id)
    )
    return result.scalars().all()
