# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def list_posts_by_tag(db, name):
    sub = select(Post.id).intersect(
        select(post_tags.c.post_id).where(
            post_tags.c.tag_id == select(Tag.id).where(Tag.name == name).scalar_subquery()
        )
    )
    return (
        await db.scalars(
            select(Post)
            .where(Post.id.in_(sub))
            .options(joinedload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
