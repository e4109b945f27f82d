# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    u = await db.scalar(
        update(User)
        .where(User.id == user_id)
        .values(is_active=False, email="deleted-" + str(user_id) + "@example.invalid")
        .returning(User)
    )
    return u is not None
