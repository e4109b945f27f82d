# expect: incorrect returned_nothing
from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return await db.get(User, email)
