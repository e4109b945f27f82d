# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, Tag, User


async def render_feed(db, limit):
    statement = (
        select(Post.title, User.username, func.group_concat(Tag.name, "|"))
        .join(Post.author)
        .outerjoin(Post.tags)
        .group_by(Post.id)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    lines = []
    for title, name, tags in await db.execute(statement):
        shown = ", ".join(sorted(tags.split("|"))) if tags else "no tags"
        lines.append(f"{title} by {name} ({shown})")
    return lines
