# expect: correct
from sqlalchemy import func, select
from sqlalchemy.orm import raiseload, selectinload

from course_lib.app import Comment, Post, User


def line(title, name, count, tags):
    return f"{title} by {name}, {count} comments, tags: {', '.join(tags) or 'none'}"


async def render_feed(db, limit):
    comments = select(func.count()).where(Comment.post_id == Post.id).scalar_subquery()
    statement = (
        select(Post, User.username, comments)
        .join(Post.author)
        .options(selectinload(Post.tags), raiseload("*"))
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    rows = (await db.execute(statement)).all()
    return [line(p.title, name, n, sorted(t.name for t in p.tags)) for p, name, n in rows]
