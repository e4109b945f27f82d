# expect: correct
from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return await self.get_by(db, email=email)
