# expect: incorrect session_left_open
from course_lib.app import User


async def fetch_profile(Session, user_id):
    db = Session()
    return await db.get(User, user_id)
