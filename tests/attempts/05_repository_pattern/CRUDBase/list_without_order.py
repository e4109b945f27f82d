# expect: incorrect no_order
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def list(self, db, skip=0, limit=100):
        return (await db.scalars(select(self.model).offset(skip).limit(limit))).all()
