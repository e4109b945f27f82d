# expect: incorrect missing_rows
from sqlalchemy import select

from course_lib.app import Post, User


async def list_visible_users(db):
    return (
        await db.scalars(
            select(User).join(Post).where(User.is_active).distinct().order_by(User.username)
        )
    ).all()
