# expect: not_attempted
from course_lib.app import User


async def create_user(db, username, email, hashed_pw): ...
