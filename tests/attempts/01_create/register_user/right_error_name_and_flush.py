# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    savepoint = await db.begin_nested()
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    try:
        await db.flush()
    except IntegrityError as error:
        await savepoint.rollback()
        match error.orig.sqlite_errorname:
            case "SQLITE_CONSTRAINT_UNIQUE":
                return None
            case _:
                raise
    await savepoint.commit()
    return user
