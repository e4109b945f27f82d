# expect: not_attempted
from course_lib.app import User


async def update_user(db, user_id, update_data):
    ...
