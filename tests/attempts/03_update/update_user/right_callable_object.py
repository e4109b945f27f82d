# expect: correct
from course_lib.app import User


class Updater:
    async def __call__(self, db, user_id, update_data):
        user = await db.get(User, user_id)
        if user is None:
            return None
        for k, v in update_data.items():
            setattr(user, k, v)
        await db.flush()
        return user


update_user = Updater()
