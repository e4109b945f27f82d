# expect: correct
from sqlalchemy import case, func, select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    return (
        await db.scalars(
            select(Post)
            .join(Post.tags)
            .group_by(Post.id)
            .having(func.sum(case((Tag.name == name, 1), else_=0)) > 0)
            .options(selectinload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
