# expect: correct

from course_lib.app import User


async def create_user(db, **kw):
    user = User(username=kw["username"], email=kw["email"], hashed_password=kw["hashed_pw"])
    db.add(user)
    await db.flush()
    return user
