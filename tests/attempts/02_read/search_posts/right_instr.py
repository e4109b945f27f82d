# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    try:
        order = {
            "title": (Post.title, Post.id.desc()),
            "newest": (Post.created_at.desc(), Post.id.desc()),
            "views": (Post.views.desc(), Post.id.desc()),
        }[sort_by]
    except KeyError:
        raise ValueError(f"no such sort: {sort_by!r}") from None
    found = func.instr(func.lower(Post.title), func.lower(term)) > 0
    result = await db.execute(select(Post).where(found).order_by(*order))
    return result.scalars().all()
