# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    sorts = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    if sort_by not in sorts:
        raise ValueError(f"sort by one of {', '.join(sorts)}, not by {sort_by!r}")
    posts = (await db.scalars(select(Post).order_by(sorts[sort_by], Post.id.desc()))).all()
    return [post for post in posts if term.lower() in post.title.lower()]
