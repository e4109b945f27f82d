# expect: incorrect began_again
from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    async with db.begin():
        user = User(username=username, email=email, hashed_password=hashed_pw)
        db.add(user)
    return user
