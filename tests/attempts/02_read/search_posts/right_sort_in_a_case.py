# expect: correct
from sqlalchemy import case, func, literal, select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in ("title", "newest", "views"):
        raise ValueError(sort_by)
    q = (
        select(Post)
        .where(func.instr(func.lower(Post.title), func.lower(term)) > 0)
        .order_by(
            case((literal(sort_by) == "title", Post.title)),
            case((literal(sort_by) == "newest", Post.created_at)).desc(),
            case((literal(sort_by) == "views", Post.views)).desc(),
            Post.id.desc(),
        )
    )
    return (await db.scalars(q)).all()
