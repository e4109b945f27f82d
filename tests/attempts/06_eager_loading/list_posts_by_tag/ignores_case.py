# expect: incorrect loose_match
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .where(Post.tags.any(Tag.name.ilike(name)))
        .options(joinedload(Post.author), selectinload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).all()
