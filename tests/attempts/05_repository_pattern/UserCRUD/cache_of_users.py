# expect: incorrect kept_object
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    def __init__(self, model):
        super().__init__(model)
        self._by_email = {}

    async def get_by_email(self, db, email):
        if email not in self._by_email:
            user = await db.scalar(select(User).where(User.email == email))
            if user is None:
                return None
            self._by_email[email] = user
        return self._by_email[email]
