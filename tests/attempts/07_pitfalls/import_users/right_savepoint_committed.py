# expect: correct
import sqlite3

from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    results = []
    for values in rows:
        user = User(**values)
        try:
            async with db.begin_nested() as savepoint:
                db.add(user)
                await db.flush([user])
                await savepoint.commit()
            results.append(None)
        except IntegrityError as error:
            if error.orig.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise
            results.append(values["email"])
    return [email for email in results if email]
