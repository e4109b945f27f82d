# expect: incorrect loads_rows
from sqlalchemy import String, cast, select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.scalar(select(User).where(cast(User.id, String).like(f"%{user_id}%")))
