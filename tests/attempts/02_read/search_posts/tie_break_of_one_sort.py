# expect: incorrect no_tie_break
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in ("title", "newest", "views"):
        raise ValueError(sort_by)
    found = (await db.scalars(select(Post).where(Post.title.contains(term, autoescape=True)))).all()
    if sort_by == "title":
        return sorted(found, key=lambda p: (p.title, p.id))
    key = {"newest": lambda p: (p.created_at, p.id), "views": lambda p: (p.views, p.id)}[sort_by]
    return sorted(found, key=key, reverse=True)
