# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    for each in (Post.author, Post.tags):
        newest = newest.options(selectinload(each))
    posts = await db.scalars(newest)
    lines = []
    for post in posts:
        names = sorted(tag.name for tag in post.tags)
        lines.append(f"{post.title} by {post.author.username} ({', '.join(names) or 'no tags'})")
    return lines
