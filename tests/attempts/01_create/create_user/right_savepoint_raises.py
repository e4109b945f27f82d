# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    sp = await db.begin_nested()
    try:
        db.add(user := User(username=username, email=email, hashed_password=hashed_pw))
        await sp.commit()
    except IntegrityError:
        await sp.rollback()
        raise
    return user
