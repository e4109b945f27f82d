# expect: incorrect emptied_children
from sqlalchemy import update

from course_lib.app import User


async def rename_user(db, user_id, username):
    return await db.scalar(
        update(User)
        .where(User.id == user_id)
        .values(username=username)
        .returning(User)
        .execution_options(populate_existing=True)
    )
