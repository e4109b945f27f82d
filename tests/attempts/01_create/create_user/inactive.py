# expect: incorrect wrong_values
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw, is_active=False)
    db.add(user)
    await db.flush()
    return user
