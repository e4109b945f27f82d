# expect: incorrect emptied_the_session
from sqlalchemy import delete

from course_lib.app import User


async def delete_user(db, user_id):
    r = await db.execute(delete(User).where(User.id == user_id))
    db.expunge_all()
    return r.rowcount > 0
