# expect: incorrect wrong_author
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    posts = (
        await db.scalars(
            select(Post)
            .where(Post.tags.any(Tag.name == name))
            .options(joinedload(Post.author), selectinload(Post.tags))
            .order_by(Post.created_at.desc(), Post.id.desc())
        )
    ).all()
    for p in posts:
        set_committed_value(p, "author", posts[0].author)
    return posts
