# expect: incorrect same_email
from course_lib.app import User


async def make_user(db, username="user", **values):
    user = User(**{"username": username, "email": f"{username}@x", "hashed_password": "h"} | values)
    db.add(user)
    await db.flush()
    return user
