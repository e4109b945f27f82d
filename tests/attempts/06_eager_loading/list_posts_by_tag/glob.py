# expect: incorrect loose_match
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    return (
        await db.scalars(
            select(Post)
            .join(Post.tags)
            .where(Tag.name.op("GLOB")(name))
            .options(joinedload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
