# expect: correct
from sqlalchemy import delete

from course_lib.app import User


async def purge_inactive_users(db):
    statement = delete(User).where(User.is_active == False)  # noqa: E712
    statement = statement.execution_options(synchronize_session=False)
    return (await db.execute(statement)).rowcount
