# expect: incorrect every_error_a_conflict
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def delete(self, db, id):
        row = await db.get(self.model, id)
        if row is None:
            return False
        await db.delete(row)
        try:
            await db.flush()
        except IntegrityError as error:
            raise ConflictError("still in use") from error
        return True
