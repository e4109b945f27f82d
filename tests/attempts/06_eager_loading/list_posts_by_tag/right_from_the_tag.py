# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    loaders = selectinload(Tag.posts).options(joinedload(Post.author), selectinload(Post.tags))
    tag = await db.scalar(select(Tag).where(Tag.name == name).options(loaders))
    if tag is None:
        return []
    return sorted(tag.posts, key=lambda post: (post.created_at, post.id), reverse=True)
