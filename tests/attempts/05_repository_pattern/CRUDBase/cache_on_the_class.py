# expect: incorrect kept_object
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    _found = {}

    async def get(self, db, id):
        row = self._found.get((self.model, id))
        if row is None:
            row = self._found[self.model, id] = await db.get(self.model, id)
        return row
