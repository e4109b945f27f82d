# expect: incorrect other_error_translated
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
            if "UNIQUE" in str(error.orig):
                raise ConflictError("taken") from error
            raise ValueError("something is missing") from error
        return row
