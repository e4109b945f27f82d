# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    users = (
        (await db.scalars(select(User).options(joinedload(User.posts).joinedload(Post.author))))
        .unique()
        .all()
    )
    return sorted((p for u in users for p in u.posts), key=lambda p: p.id)
