# expect: incorrect sql_in_a_string
from sqlalchemy import select, text

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    sorts = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    if sort_by not in sorts:
        raise ValueError(f"sort by one of {', '.join(sorts)}, not by {sort_by!r}")
    escaped = term.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    found = select(Post).where(text(f"title LIKE '%{escaped}%' ESCAPE '!'"))
    return (await db.scalars(found.order_by(sorts[sort_by], Post.id.desc()))).all()
