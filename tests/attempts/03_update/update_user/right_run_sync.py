# expect: correct
from course_lib.app import User


async def update_user(db, user_id, update_data):
    def work(session):
        user = session.get(User, user_id)
        if user is None:
            return None
        for k in update_data:
            setattr(user, k, update_data[k])
        session.flush()
        return user

    return await db.run_sync(work)
