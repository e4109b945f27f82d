# expect: incorrect kept_answer
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    def __init__(self, model):
        super().__init__(model)
        self._missing = set()

    async def get(self, db, id):
        if id in self._missing:
            return None
        row = await db.get(self.model, id)
        if row is None:
            self._missing.add(id)
        return row
