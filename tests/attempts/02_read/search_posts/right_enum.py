# expect: correct
from enum import Enum

from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    orders = Enum("Orders", {name: name for name in ("title", "newest", "views")})
    match orders(sort_by).name:
        case "title":
            key = Post.title
        case "newest":
            key = Post.created_at.desc()
        case _:
            key = Post.views.desc()
    found = Post.title.icontains(term, autoescape=True)
    return (await db.scalars(select(Post).where(found).order_by(key, Post.id.desc()))).all()
