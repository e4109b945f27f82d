# expect: incorrect found_another
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return await db.scalar(select(User).where(User.email.collate("NOCASE") == email))
