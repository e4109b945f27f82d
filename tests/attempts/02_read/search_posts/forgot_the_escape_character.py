# expect: incorrect escape_character
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    sorts = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    if sort_by not in sorts:
        raise ValueError(f"sort by one of {', '.join(sorts)}, not by {sort_by!r}")
    pattern = term.replace("%", r"\%").replace("_", r"\_")
    found = select(Post).where(Post.title.like(f"%{pattern}%", escape="\\"))
    return (await db.scalars(found.order_by(sorts[sort_by], Post.id.desc()))).all()
