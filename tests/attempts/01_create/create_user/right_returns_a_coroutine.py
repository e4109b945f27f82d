# expect: correct
from course_lib.app import User


def create_user(db, username, email, hashed_pw):
    async def go():
        user = User(username=username, email=email, hashed_password=hashed_pw)
        db.add(user)
        await db.flush()
        return user

    return go()
