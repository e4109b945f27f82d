# expect: correct
from sqlalchemy import or_, false, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    chosen = or_(false(), *[User.id == each for each in user_ids])
    result = await db.execute(
        update(User).where(chosen, User.is_active == True).values({"is_active": False}),
        execution_options={"synchronize_session": "fetch"},
    )
    return result.rowcount
