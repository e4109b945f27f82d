# expect: correct
from sqlalchemy import bindparam, select

from course_lib.app import CRUDBase, User

BY_EMAIL = select(User).where(User.email == bindparam("email"))


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return (await db.execute(BY_EMAIL, {"email": email})).scalar_one_or_none()
