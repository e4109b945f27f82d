# expect: incorrect made_by_hand
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    rows = (
        await db.execute(select(Post, User.id, User.username).join(Post.author).order_by(Post.id))
    ).all()
    for p, i, n in rows:
        set_committed_value(p, "author", User(id=i, username=n))
    return [p for p, _, _ in rows]
