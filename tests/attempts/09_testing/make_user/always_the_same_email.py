# expect: incorrect same_email
from course_lib.app import User


async def make_user(db, **values):
    user = User(**{"username": "u", "email": "u@example.org", "hashed_password": "h"} | values)
    db.add(user)
    await db.flush()
    return user
