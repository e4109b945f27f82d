# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    columns = {"title": "title", "newest": "created_at", "views": "views"}
    if sort_by not in columns:
        raise ValueError(f"{sort_by} is not one of {list(columns)}")
    column = getattr(Post, columns[sort_by])
    order = column if sort_by == "title" else column.desc()
    statement = select(Post).where(Post.title.contains(term, autoescape=True))
    return (await db.scalars(statement.order_by(order, Post.id.desc()))).all()
