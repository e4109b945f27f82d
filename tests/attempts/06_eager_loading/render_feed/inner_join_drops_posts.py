# expect: incorrect wrong_number_of_lines
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = (
        select(Post)
        .join(Post.tags)
        .options(joinedload(Post.author), contains_eager(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    posts = (await db.scalars(newest)).unique().all()
    lines = []
    for post in posts:
        names = sorted(tag.name for tag in post.tags)
        lines.append(f"{post.title} by {post.author.username} ({', '.join(names) or 'no tags'})")
    return lines
