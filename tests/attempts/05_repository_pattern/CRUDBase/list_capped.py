# expect: incorrect limit_capped
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def list(self, db, skip=0, limit=100):
        page = select(self.model).order_by(self.model.id).offset(skip).limit(min(limit, 100))
        return (await db.scalars(page)).all()
