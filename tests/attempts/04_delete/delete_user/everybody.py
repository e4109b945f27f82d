# expect: incorrect wrong_user
from sqlalchemy import delete

from course_lib.app import User


async def delete_user(db, user_id):
    result = await db.execute(delete(User))
    return result.rowcount > 0
