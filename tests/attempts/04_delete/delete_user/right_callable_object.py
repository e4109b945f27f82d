# expect: correct
from sqlalchemy import delete

from course_lib.app import User


class _D:
    async def __call__(self, db, user_id):
        r = await db.execute(delete(User).where(User.id.in_([user_id])))
        return r.rowcount != 0


delete_user = _D()
