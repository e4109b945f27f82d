# expect: correct
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in ("title", "newest", "views"):
        raise ValueError(sort_by)
    for character in "!%_":
        term = term.replace(character, "!" + character)
    order = [Post.id.desc()]
    if sort_by == "title":
        order.insert(0, Post.title)
    elif sort_by == "newest":
        order.insert(0, Post.created_at.desc())
    else:
        order.insert(0, Post.views.desc())
    statement = select(Post).where(Post.title.like(f"%{term}%", escape="!")).order_by(*order)
    return (await db.scalars(statement)).all()
