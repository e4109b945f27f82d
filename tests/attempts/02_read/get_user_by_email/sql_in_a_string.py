# expect: incorrect sql_in_a_string
from sqlalchemy import select, text

from course_lib.app import User


async def get_user_by_email(db, email):
    return await db.scalar(
        select(User).from_statement(text(f"SELECT * FROM users WHERE email = '{email}'"))
    )
