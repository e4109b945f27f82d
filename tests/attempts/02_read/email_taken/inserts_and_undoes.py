# expect: incorrect wrote
import sqlalchemy as sa

from course_lib.app import User


async def email_taken(db, email):
    try:
        async with db.begin_nested() as sp:
            db.add(User(username="x", email=email, hashed_password="x"))
            await db.flush()
            await sp.rollback()
    except sa.exc.IntegrityError:
        return True
    return False
