# expect: incorrect made_to_delete
from course_lib.app import User


async def delete_user(db, user_id):
    await db.delete(User(id=user_id))
    await db.flush()
    return True
