# expect: correct
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD:
    def __init__(self, model):
        self.inner = CRUDBase(model)

    def __getattr__(self, name):
        return getattr(self.inner, name)

    async def get_by_email(self, db, email):
        async for user in await db.stream_scalars(select(User).where(User.email == email)):
            return user
