# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return []
    return (
        await db.scalars(
            select(Post)
            .where(Post.tags.contains(tag))
            .options(joinedload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
