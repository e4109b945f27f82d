# expect: incorrect wrong_rows
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    user = User(username="lena", email="lena@example.com", hashed_password="not-a-real-hash")
    db.add(user)
    await db.flush()
    return user
