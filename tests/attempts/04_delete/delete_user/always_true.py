# expect: incorrect wrong_result
from sqlalchemy import delete

from course_lib.app import User


async def delete_user(db, user_id):
    await db.execute(delete(User).where(User.id == user_id))
    return True
