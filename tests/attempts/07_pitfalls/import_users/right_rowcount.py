# expect: correct
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def import_users(db, rows):
    async def insert_one(row):
        statement = sqlite_insert(User).on_conflict_do_nothing(index_elements=["email"])
        return (await db.execute(statement.values(row))).rowcount

    return [row["email"] for row in rows if not await insert_one(row)]
