# expect: incorrect too_many_statements
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return []
    statement = select(Post).where(Post.tags.contains(tag))
    statement = statement.options(selectinload(Post.author), selectinload(Post.tags))
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc())
    return (await db.scalars(statement)).all()
