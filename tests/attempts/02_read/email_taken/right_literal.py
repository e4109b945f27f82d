# expect: correct
from sqlalchemy import literal, select

from course_lib.app import User


async def email_taken(db, email):
    return bool(
        await db.scalar(
            select(literal(True)).where(select(User.id).filter_by(email=email).exists())
        )
    )
