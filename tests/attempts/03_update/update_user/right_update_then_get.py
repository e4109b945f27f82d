# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    result = await db.execute(update(User).filter_by(id=user_id).values(update_data))
    match result.rowcount:
        case 0:
            return None
        case _:
            return await db.get(User, user_id)
