# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    return tuple(
        f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in p.tags)) or 'no tags'})"
        for p in await db.scalars(
            newest.options(selectinload(Post.author), selectinload(Post.tags))
        )
    )
