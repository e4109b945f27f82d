# expect: correct
from contextlib import asynccontextmanager

from sqlalchemy.exc import IntegrityError

from course_lib.app import User


class Taken(Exception): ...


@asynccontextmanager
async def savepoint(db):
    await db.flush()
    try:
        async with db.begin_nested():
            yield
    except IntegrityError as e:
        if "UNIQUE" in str(e.orig):
            raise Taken from e
        raise


async def register_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    try:
        async with savepoint(db):
            db.add(user)
    except Taken:
        return None
    return user
