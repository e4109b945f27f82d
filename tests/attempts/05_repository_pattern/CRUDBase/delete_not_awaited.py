# expect: incorrect forgot_await
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def delete(self, db, id):
        row = await self.get(db, id)
        if row is None:
            return False
        db.delete(row)
        await db.flush()
        return True
