# expect: incorrect lost_change
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    with db.no_autoflush:
        return (
            await db.scalars(
                select(Post)
                .options(joinedload(Post.author))
                .order_by(Post.id)
                .execution_options(populate_existing=True)
            )
        ).all()
