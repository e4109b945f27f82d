# expect: not_attempted
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    ...
