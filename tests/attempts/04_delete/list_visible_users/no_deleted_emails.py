# expect: incorrect missing_rows
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    return (
        await db.scalars(
            select(User)
            .where(User.is_active, User.email.not_like("deleted-%"))
            .order_by(User.username)
        )
    ).all()
