# expect: correct
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.run_sync(lambda session: session.get(User, user_id))
