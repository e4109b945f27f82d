# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


class TakenError(Exception):
    pass


async def _insert(db, user):
    async with db.begin_nested():
        db.add(user)
        try:
            await db.flush()
        except IntegrityError as error:
            match error.orig.sqlite_errorname:
                case "SQLITE_CONSTRAINT_UNIQUE":
                    raise TakenError from error
                case _:
                    raise


async def register_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    try:
        await _insert(db, user)
    except TakenError:
        return None
    return user
