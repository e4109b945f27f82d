# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def list_posts_by_tag(db, name):
    ids = (
        select(post_tags.c.post_id).join(Tag, Tag.id == post_tags.c.tag_id).where(Tag.name == name)
    )
    statement = (
        select(Post)
        .where(Post.id.in_(ids))
        .options(joinedload(Post.author), joinedload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).unique().all()
