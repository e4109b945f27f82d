# expect: correct
from sqlalchemy import func, or_, select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in SORTS:
        raise ValueError(f"sort_by must be one of {list(SORTS)}, got {sort_by}")
    low, t = func.lower(Post.title), func.lower(term)
    return (
        await db.scalars(
            select(Post).where(or_(func.replace(low, t, "") != low)).order_by(*SORTS[sort_by])
        )
    ).all()


SORTS = {
    "title": (Post.title, Post.id.desc()),
    "newest": (Post.created_at.desc(), Post.id.desc()),
    "views": (Post.views.desc(), Post.id.desc()),
}
