# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    taken = select(User).where(User.email == email).exists()
    return bool((await db.execute(select(taken))).scalar_one())
