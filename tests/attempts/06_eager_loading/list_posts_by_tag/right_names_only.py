# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag, User


async def list_posts_by_tag(db, name):
    return (
        await db.scalars(
            select(Post)
            .join(Post.tags)
            .where(Tag.name == name)
            .options(
                joinedload(Post.author).load_only(User.username),
                selectinload(Post.tags).load_only(Tag.name),
            )
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
