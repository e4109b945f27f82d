# expect: incorrect zero_is_no_limit
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .options(joinedload(Post.author), selectinload(Post.tags))
    )
    if limit:
        newest = newest.limit(limit)
    return [
        f"{post.title} by {post.author.username} ({', '.join(sorted(t.name for t in post.tags)) or 'no tags'})"
        for post in await db.scalars(newest)
    ]
