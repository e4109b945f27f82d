# expect: incorrect by_primary_key
from course_lib.app import User


async def get_user_by_email(db, email):
    return await db.get(User, {"email": email})
