# expect: correct
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.get(User, {"id": user_id}, populate_existing=True)
