# expect: correct
from sqlalchemy import text

from course_lib.app import CRUDBase, User


class ByEmail:
    async def get_by_email(self, db, email):
        found = text(f"SELECT * FROM {self.model.__tablename__} WHERE email = :email")
        return (await db.scalars(self._rows(found), {"email": email})).first()


class UserCRUD(ByEmail, CRUDBase[User]):
    def _rows(self, statement):
        from sqlalchemy import select

        return select(self.model).from_statement(statement)
