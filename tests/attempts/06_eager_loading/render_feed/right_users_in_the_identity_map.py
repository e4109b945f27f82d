# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(selectinload(Post.tags))
    )
    users = (await db.scalars(select(User))).all()
    lines = []
    for post in (await db.scalars(newest)).all():
        author = await db.get(User, post.author_id)
        names = sorted(tag.name for tag in await post.awaitable_attrs.tags)
        lines.append(f"{post.title} by {author.username} ({', '.join(names) or 'no tags'})")
    return lines
