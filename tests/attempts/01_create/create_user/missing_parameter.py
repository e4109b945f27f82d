# expect: incorrect wrong_parameters
from course_lib.app import User


async def create_user(db, username, email):
    user = User(username=username, email=email, hashed_password="?")
    db.add(user)
    await db.flush()
    return user
