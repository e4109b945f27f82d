# expect: incorrect always_true
from sqlalchemy import delete

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def delete(self, db, id):
        await db.execute(delete(self.model).where(self.model.id == id))
        return True
