# expect: incorrect no_limit
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def list(self, db, skip=0, limit=None):
        statement = select(self.model).order_by(self.model.id)
        return (await db.scalars(statement.offset(skip).limit(limit))).all()
