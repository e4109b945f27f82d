# expect: correct
from sqlalchemy import select, update

from course_lib.app import User


async def change_email(db, user_id, email):
    if await db.get(User, user_id) is None:
        return None
    taken = select(User.id).where(User.email == email, User.id != user_id).exists()
    change = update(User).where(User.id == user_id, ~taken).values(email=email)
    await db.execute(change, execution_options={"synchronize_session": "fetch"})
    return await db.get(User, user_id, populate_existing=True)
