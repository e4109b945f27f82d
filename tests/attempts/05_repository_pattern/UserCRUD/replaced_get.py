# expect: incorrect replaced_method
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get(self, db, email):
        return await db.scalar(select(User).where(User.email == email))

    async def get_by_email(self, db, email):
        return await self.get(db, email)
