# expect: correct
from sqlalchemy import select, text

from course_lib.app import User


async def list_visible_users(db):
    return (
        await db.scalars(
            select(User).from_statement(
                text("SELECT * FROM users WHERE is_active ORDER BY username")
            )
        )
    ).all()
