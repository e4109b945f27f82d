# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, with_parent

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    if not (tag := await db.scalar(select(Tag).filter_by(name=name))):
        return []
    return (
        (
            await db.scalars(
                select(Post)
                .where(with_parent(tag, Tag.posts))
                .options(joinedload(Post.author), joinedload(Post.tags))
                .order_by(Post.created_at.desc(), Post.id.desc())
            )
        )
        .unique()
        .all()
    )
