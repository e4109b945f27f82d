# expect: correct
from course_lib.app import User


async def soft_delete_user(db, user_id):
    if not (user := await db.get(User, user_id)):
        return False
    changes = {"is_active": False, "email": "deleted-" + str(user.id) + "@example.invalid"}
    for name, value in changes.items():
        setattr(user, name, value)
    await db.flush()
    return True
