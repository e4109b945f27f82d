# expect: correct
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    posts = {
        k: list(v)
        for k, v in groupby(
            await db.scalars(
                select(Post).options(selectinload(Post.comments)).order_by(Post.author_id)
            ),
            key=lambda p: p.author_id,
        )
    }
    for u in users:
        set_committed_value(u, "posts", posts.get(u.id, []))
    return users
