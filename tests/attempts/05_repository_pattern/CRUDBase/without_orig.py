# expect: incorrect without_orig
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def create(self, db, **values):
        row = self.model(**values)
        db.add(row)
        try:
            await db.flush()
        except IntegrityError as error:
            if error.sqlite_errorname == "SQLITE_CONSTRAINT_UNIQUE":
                raise ConflictError("taken") from error
            raise
        return row
