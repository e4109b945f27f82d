# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def make_user(db, **values):
    make_user.made += 1
    defaults = dict(
        username="somebody", email=f"nr{make_user.made}@example.org", hashed_password="x"
    )
    defaults.update(values)
    statement = insert(User).values(**defaults).returning(User)
    return (await db.scalars(statement)).one()


make_user.made = 0
