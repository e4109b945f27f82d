# expect: incorrect not_filtered
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .where(Tag.name == name)
        .options(joinedload(Post.author), joinedload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).unique().all()
