# expect: incorrect n_plus_one
import asyncio

from sqlalchemy import select

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    posts = (await db.scalars(newest)).all()
    await asyncio.gather(*[db.refresh(p, ["author", "tags"]) for p in posts])
    return [
        f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in p.tags)) or 'no tags'})"
        for p in posts
    ]
