# expect: correct
from sqlalchemy import select

from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    def __init__(self, model: type[User] = User) -> None:
        super().__init__(model)

    async def get_by_email(self, db, email, /):
        for user in await db.scalars(
            select(self.model).where(self.model.email.in_([email])).limit(2)
        ):
            return user
        return None
