# expect: incorrect active_only
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        wanted = select(User).where(User.email == email, User.is_active.is_(True))
        return await db.scalar(wanted)
