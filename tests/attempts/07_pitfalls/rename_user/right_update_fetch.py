# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    await db.execute(
        update(User).where(User.id == user_id).values(username=username),
        execution_options={"synchronize_session": "fetch"},
    )
    return await db.get(User, user_id)
