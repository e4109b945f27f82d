# expect: incorrect read_as_sql
from sqlalchemy import select, text

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return await db.scalar(select(User).where(text(f"email = '{email}'")))
