# expect: correct
from sqlalchemy import String, cast, update

from course_lib.app import User


async def soft_delete_user(db, user_id):
    r = await db.execute(
        update(User)
        .where(User.id == user_id)
        .values(is_active=False, email="deleted-" + cast(User.id, String) + "@example.invalid"),
        execution_options={"synchronize_session": "fetch"},
    )
    return bool(r.rowcount)
