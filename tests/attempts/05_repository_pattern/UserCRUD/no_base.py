# expect: incorrect no_base
from sqlalchemy import select

from course_lib.app import User


class UserCRUD:
    def __init__(self, model):
        self.model = model

    async def get_by_email(self, db, email):
        return await db.scalar(select(User).where(User.email == email))
