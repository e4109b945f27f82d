# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


KEPT = {}


async def list_posts_by_tag(db, name):
    if (db, name) not in KEPT:
        KEPT[db, name] = (
            await db.scalars(
                select(Post)
                .join(Post.tags)
                .where(Tag.name == name)
                .options(joinedload(Post.author), selectinload(Post.tags))
                .order_by(Post.created_at.desc(), Post.id.desc())
            )
        ).all()
    return KEPT[db, name]
