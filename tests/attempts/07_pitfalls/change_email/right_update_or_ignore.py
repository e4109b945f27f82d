# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    change = update(User).where(User.id == user_id).values(email=email).prefix_with("OR IGNORE")
    await db.execute(change, execution_options={"synchronize_session": False})
    await db.refresh(user)
    return user
