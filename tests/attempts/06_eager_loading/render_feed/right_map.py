# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(selectinload(Post.tags), joinedload(Post.author))
    )
    return list(
        map(
            lambda p: (
                f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in p.tags)) or 'no tags'})"
            ),
            await db.scalars(newest),
        )
    )
