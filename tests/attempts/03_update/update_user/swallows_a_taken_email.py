# expect: incorrect swallowed_error
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        async with db.begin_nested():
            for name, value in update_data.items():
                setattr(user, name, value)
    except IntegrityError:
        return None
    return user
