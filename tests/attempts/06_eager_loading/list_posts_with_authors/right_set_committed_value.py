# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    out = []
    for p, u in await db.execute(
        select(Post, User).join(User, User.id == Post.author_id).order_by(Post.id)
    ):
        set_committed_value(p, "author", u)
        out.append(p)
    return out
