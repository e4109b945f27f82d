# expect: incorrect wrong_rows
from course_lib.app import User

one = None


async def make_user(db, **values):
    global one
    one = one or User(**{"username": "u", "email": "e@x", "hashed_password": "h"} | values)
    db.add(one)
    await db.flush()
    return one
