# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    keys = {
        "title": lambda p: (p.title, -p.id),
        "newest": lambda p: (-p.created_at.timestamp(), -p.id),
        "views": lambda p: (-p.views, -p.id),
    }
    if sort_by not in keys:
        raise ValueError(sort_by)
    posts = await db.scalars(select(Post).where(Post.title.contains(term, autoescape=True)))
    return sorted(posts, key=keys[sort_by])
