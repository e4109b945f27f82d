# expect: correct
import itertools

from sqlalchemy import insert

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, /, **values):
    n = next(numbers)
    row = {"username": f"u{n}", "email": f"u{n}@x", "hashed_password": "h", **values}
    return (await db.scalars(insert(User).values(**row).returning(User))).one()
