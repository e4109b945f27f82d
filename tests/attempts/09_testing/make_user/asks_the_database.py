# expect: incorrect too_many_statements
from sqlalchemy import func, select

from course_lib.app import User


async def make_user(db, **values):
    number = await db.scalar(select(func.count()).select_from(User))
    made_up = {"username": "u", "email": f"u{number}@x.org", "hashed_password": "h"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user
