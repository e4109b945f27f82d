# expect: incorrect wrong_result
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    await db.execute(
        update(User)
        .where(User.id == user_id)
        .values(is_active=False, email=f"deleted-{user_id}@example.invalid")
    )
    return True
