# expect: incorrect unread_result
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def list(self, db, skip=0, limit=100):
        statement = select(self.model).order_by(self.model.id)
        return await db.scalars(statement.offset(skip).limit(limit))
