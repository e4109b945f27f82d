# expect: incorrect taken_email_raises
from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    async with db.begin_nested():
        user.email = email
    return user
