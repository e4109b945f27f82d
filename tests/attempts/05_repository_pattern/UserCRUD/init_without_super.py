# expect: incorrect unfinished_base
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    def __init__(self, model):
        pass

    async def get_by_email(self, db, email):
        return await db.scalar(select(User).where(User.email == email))
