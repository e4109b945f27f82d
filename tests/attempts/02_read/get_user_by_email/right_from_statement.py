# expect: correct
from sqlalchemy import select, text

from course_lib.app import User


async def get_user_by_email(db, email):
    s = text("SELECT * FROM users WHERE email = :email").bindparams(email=email)
    return (await db.scalars(select(User).from_statement(s))).first()
