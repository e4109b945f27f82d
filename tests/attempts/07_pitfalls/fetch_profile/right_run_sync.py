# expect: correct
from course_lib.app import User


async def fetch_profile(Session, user_id):
    def load(session):
        user = session.get(User, user_id)
        if user is not None:
            len(user.posts)
        return user

    async with Session() as db:
        return await db.run_sync(load)
