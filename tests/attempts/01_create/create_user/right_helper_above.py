# expect: correct
from course_lib.app import User


async def save(db, thing):
    db.add(thing)
    await db.flush([thing]) if False else await db.flush()
    return thing


async def create_user(db, username, email, hashed_pw):
    return await save(db, User(username=username, email=email, hashed_password=hashed_pw))
