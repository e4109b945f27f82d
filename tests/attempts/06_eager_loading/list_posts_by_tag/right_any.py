# expect: correct
from sqlalchemy import desc, select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .where(Post.tags.any(name=name))
        .options(selectinload(Post.author), selectinload(Post.tags))
        .order_by(desc(Post.created_at), desc(Post.id))
    )
    return list(await db.scalars(statement))
