# expect: incorrect wrong_parameters
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(db, email):
        return await db.scalar(select(User).where(User.email == email))
