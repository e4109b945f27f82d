# expect: correct
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    @staticmethod
    async def get_by_email(db, email):
        return (await db.scalars(select(User).filter_by(email=email))).one_or_none()
