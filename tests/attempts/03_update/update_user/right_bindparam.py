# expect: correct
from sqlalchemy import bindparam, update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    named = User.id == bindparam("key")
    statement = update(User).where(named).values(**update_data).returning(User)
    statement = statement.execution_options(populate_existing=True)
    result = await db.execute(statement, {"key": user_id})
    row = result.unique().one_or_none()
    return None if row is None else row.User
