# expect: incorrect other_email
from sqlalchemy import update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    r = await db.execute(
        update(User)
        .where(User.id == user_id)
        .values(is_active=False, email=f"deleted-{str(user_id)[0]}@example.invalid")
    )
    return r.rowcount > 0
