# expect: incorrect never_flushed
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def create(self, db, **values):
        row = self.model(**values)
        db.add(row)
        return row
