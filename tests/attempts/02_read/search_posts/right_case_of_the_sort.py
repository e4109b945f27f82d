# expect: correct
from sqlalchemy import case, literal, select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in {"title", "newest", "views"}:
        raise ValueError(f"{sort_by}")
    s = select(Post).where(Post.title.contains(term, autoescape=True))
    keys = [
        case((literal(sort_by) == "title", Post.title), else_=None).asc(),
        case((literal(sort_by) == "newest", Post.created_at), else_=None).desc(),
        case((literal(sort_by) == "views", Post.views), else_=None).desc(),
        Post.id.desc(),
    ]
    return (await db.scalars(s.order_by(*keys))).all()
