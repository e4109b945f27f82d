# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload, subqueryload

from course_lib.app import Post


def line(post):
    return f"{post.title} by {post.author.username} ({', '.join(sorted(t.name for t in post.tags)) or 'no tags'})"


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(subqueryload(Post.tags), selectinload(Post.author))
    )
    return await db.run_sync(lambda s: [line(p) for p in s.scalars(newest)])
