# expect: correct
from sqlalchemy import exists, select, update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    if not await db.scalar(select(exists().where(User.id == user_id))):
        return False
    await db.execute(
        update(User),
        [{"id": user_id, "is_active": False, "email": f"deleted-{user_id}@example.invalid"}],
    )
    return True
