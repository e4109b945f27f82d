# expect: incorrect returned_nothing
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def delete(self, db, id):
        row = await self.get(db, id)
        if row is not None:
            await db.delete(row)
            await db.flush()
