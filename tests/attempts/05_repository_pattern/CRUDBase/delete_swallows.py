# expect: incorrect swallowed_error
from sqlalchemy.exc import IntegrityError

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def delete(self, db, id):
        row = await db.get(self.model, id)
        if row is None:
            return False
        try:
            async with db.begin_nested():
                await db.delete(row)
        except IntegrityError:
            return False
        return True
