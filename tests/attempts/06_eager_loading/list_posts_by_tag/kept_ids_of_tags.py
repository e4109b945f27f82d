# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


IDS = {}


async def list_posts_by_tag(db, name):
    if name not in IDS:
        IDS[name] = await db.scalar(select(Tag.id).where(Tag.name == name))
    return (
        await db.scalars(
            select(Post)
            .where(Post.tags.any(Tag.id == IDS[name]))
            .options(joinedload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
