# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import raiseload, selectinload

from course_lib.app import Post, Tag, User


def line(post, name):
    tags = ", ".join(sorted(tag.name for tag in post.tags))
    return f"{post.title} by {name} ({tags or 'no tags'})"


async def render_feed(db, limit):
    statement = (
        select(Post, User.username)
        .join(Post.author)
        .options(selectinload(Post.tags).load_only(Tag.name), raiseload("*"))
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return [line(post, name) for post, name in await db.execute(statement)]
