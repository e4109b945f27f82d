# expect: incorrect extra_rows
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    stmt = (
        select(Post)
        .options(joinedload(Post.author), selectinload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    if name:
        stmt = stmt.join(Post.tags).where(Tag.name == name)
    return (await db.scalars(stmt)).all()
