# expect: incorrect changes_the_address
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    name, _, host = email.partition("@")
    return await db.scalar(select(User).where(User.email == name.split("+")[0] + "@" + host))
