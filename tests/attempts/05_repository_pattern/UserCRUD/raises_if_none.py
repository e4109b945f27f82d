# expect: incorrect no_row
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return (await db.scalars(select(User).where(User.email == email))).one()
