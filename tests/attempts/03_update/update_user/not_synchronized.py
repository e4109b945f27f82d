# expect: incorrect stale_object
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    return await db.scalar(
        update(User)
        .where(User.id == user_id)
        .values(**update_data)
        .returning(User)
        .execution_options(synchronize_session=False)
    )
