# expect: incorrect found_another
from sqlalchemy import or_, select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        either = or_(User.email == email, User.username == email)
        return await db.scalar(select(User).where(either))
