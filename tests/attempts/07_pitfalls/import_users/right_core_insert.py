# expect: correct
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused: list[str] = []
    for row in rows:
        savepoint = await db.begin_nested()
        try:
            await db.execute(insert(User).values(row))
            await savepoint.commit()
        except IntegrityError as error:
            await savepoint.rollback()
            if error.orig.sqlite_errorname != "SQLITE_CONSTRAINT_UNIQUE":
                raise
            refused += [row["email"]]
    return refused
