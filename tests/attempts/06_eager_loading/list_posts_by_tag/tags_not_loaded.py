# expect: incorrect lazy_load
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .join(Post.tags)
        .where(Tag.name == name)
        .options(joinedload(Post.author))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).all()
