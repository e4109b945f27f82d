# expect: correct
from sqlalchemy import literal, select

from course_lib.app import User


async def email_taken(db, email):
    found = select(User.id).filter_by(email=email).exists()
    return bool(await db.scalar(select(literal(True)).where(found)))
