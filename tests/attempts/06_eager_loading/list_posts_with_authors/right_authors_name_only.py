# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    return (
        await db.scalars(
            select(Post).options(joinedload(Post.author).load_only(User.username)).order_by(Post.id)
        )
    ).all()
