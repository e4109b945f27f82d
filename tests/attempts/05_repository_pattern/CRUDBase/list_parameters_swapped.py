# expect: incorrect swapped_parameters
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def list(self, db, limit=100, skip=0):
        statement = select(self.model).order_by(self.model.id)
        return (await db.scalars(statement.offset(skip).limit(limit))).all()
