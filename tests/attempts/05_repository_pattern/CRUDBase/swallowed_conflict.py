# expect: incorrect swallowed_error
from sqlalchemy.exc import IntegrityError

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def create(self, db, **values):
        row = self.model(**values)
        try:
            async with db.begin_nested():
                db.add(row)
        except IntegrityError:
            return None
        return row
