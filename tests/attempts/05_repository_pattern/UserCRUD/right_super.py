# expect: correct
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase):
    def __init__(self, model=User):
        super().__init__(model)

    async def get_by_email(self, db, email):
        result = await db.execute(select(User).where(User.email == email))
        return result.scalar_one_or_none()
