# expect: correct
from course_lib.app import User


async def create_user(session, name, mail, password):
    new = User()
    new.email = mail
    new.username = name
    new.hashed_password = password
    session.add_all([new])
    await session.flush()
    return new
