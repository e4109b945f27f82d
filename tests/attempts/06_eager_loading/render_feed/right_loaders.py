# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, raiseload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    newest = newest.options(joinedload(Post.author), selectinload(Post.tags), raiseload("*"))
    posts = (await db.scalars(newest)).all()
    lines = []
    for post in posts:
        names = sorted(tag.name for tag in post.tags)
        lines.append(f"{post.title} by {post.author.username} ({', '.join(names) or 'no tags'})")
    return lines
