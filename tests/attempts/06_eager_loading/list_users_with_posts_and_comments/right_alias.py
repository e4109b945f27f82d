# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased, selectinload

from course_lib.app import Post, User


async def list_users_with_posts_and_comments(db):
    a = aliased(Post)
    return (
        await db.scalars(
            select(User)
            .order_by(User.id)
            .options(selectinload(User.posts.of_type(a)).selectinload(a.comments))
        )
    ).all()
