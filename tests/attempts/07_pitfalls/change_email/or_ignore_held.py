# expect: incorrect refused_email_in_the_object
from sqlalchemy import update

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    await db.execute(
        update(User).where(User.id == user_id).values(email=email).prefix_with("OR IGNORE")
    )
    return user
