# expect: correct

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    def work(session):
        user = User(username=username, email=email, hashed_password=hashed_pw)
        session.add(user)
        session.flush()
        return user

    return await db.run_sync(work)
