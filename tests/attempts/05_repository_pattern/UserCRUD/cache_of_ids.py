# expect: incorrect stale_row
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    _ids = {}

    async def get_by_email(self, db, email):
        if email in self._ids:
            return await db.get(User, self._ids[email])
        user = await db.scalar(select(User).where(User.email == email))
        if user is not None:
            self._ids[email] = user.id
        return user
