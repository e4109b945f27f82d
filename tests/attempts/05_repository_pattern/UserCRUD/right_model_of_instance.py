# expect: correct
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        found = await db.scalars(select(self.model).filter_by(email=email))
        return found.one_or_none()
