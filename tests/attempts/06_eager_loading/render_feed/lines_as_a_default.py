# expect: incorrect wrong_number_of_lines
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit, lines=[]):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(joinedload(Post.author), selectinload(Post.tags))
    )
    for post in await db.scalars(newest):
        lines.append(
            f"{post.title} by {post.author.username} ({', '.join(sorted(t.name for t in post.tags)) or 'no tags'})"
        )
    return lines
