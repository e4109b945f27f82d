# expect: incorrect wrong_author
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    rows = (await db.execute(select(Post, User).join(Post.author).order_by(Post.id))).all()
    for p, _ in rows:
        set_committed_value(p, "author", rows[0][1])
    return [p for p, _ in rows]
