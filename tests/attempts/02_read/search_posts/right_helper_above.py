# expect: correct
from sqlalchemy import desc, select

from course_lib.app import Post

ORDERS = {
    "title": lambda: (Post.title.asc(), Post.id.desc()),
    "newest": lambda: (desc(Post.created_at), desc(Post.id)),
    "views": lambda: (desc(Post.views), desc(Post.id)),
}


def order_of(name):
    if name in ORDERS:
        return ORDERS[name]()
    raise ValueError(f"{name!r} is no order; there are {sorted(ORDERS)}")


async def search_posts(*, db, term, sort_by):
    order = order_of(sort_by)
    pattern = "%" + term.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
    statement = select(Post).order_by(*order).where(Post.title.ilike(pattern, escape="/"))
    return (await db.scalars(statement)).unique().all()
