# expect: incorrect stale_object
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    await db.execute(
        update(User.__table__).where(User.__table__.c.id == user_id).values(**update_data)
    )
    return await db.get(User, user_id)
