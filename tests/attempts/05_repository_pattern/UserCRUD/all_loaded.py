# expect: incorrect loads_rows
from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        users = await self.list(db)
        return next((user for user in users if user.email == email), None)
