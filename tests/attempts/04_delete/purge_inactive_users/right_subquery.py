# expect: correct
from sqlalchemy import delete, select

from course_lib.app import User


async def purge_inactive_users(db):
    return (
        await db.execute(
            delete(User).where(User.id.in_(select(User.id).where(User.is_active.is_(False)))),
            execution_options={"synchronize_session": False},
        )
    ).rowcount
