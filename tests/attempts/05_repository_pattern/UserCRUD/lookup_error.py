# expect: incorrect raised_for_nothing
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        user = await db.scalar(select(User).where(User.email == email))
        if user is None:
            raise LookupError(email)
        return user
