# expect: correct
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    gone = await db.scalars(delete(User).where(~User.is_active).returning(User.id))
    return len(gone.all())
