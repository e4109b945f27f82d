# expect: incorrect taken_email_raises
from sqlalchemy import select

from course_lib.app import User


async def import_users(db, rows):
    emails = [row["email"] for row in rows]
    taken = list(await db.scalars(select(User.email).where(User.email.in_(emails))))
    db.add_all([User(**row) for row in rows if row["email"] not in taken])
    await db.flush()
    return taken
