# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    match sort_by:
        case "title":
            order = Post.title.asc()
        case "newest":
            order = Post.created_at.desc()
        case "views":
            order = -Post.views
        case _:
            raise ValueError(f"unknown sort: {sort_by}")
    statement = select(Post).filter(Post.title.icontains(term, autoescape=True))
    return list(await db.scalars(statement.order_by(order).order_by(Post.id.desc())))
