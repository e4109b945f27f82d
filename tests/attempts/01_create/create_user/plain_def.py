# expect: incorrect not_async
from course_lib.app import User


def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    return user
