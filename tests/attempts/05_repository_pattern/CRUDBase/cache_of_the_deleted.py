# expect: incorrect kept_answer
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    def __init__(self, model):
        super().__init__(model)
        self._deleted = set()

    async def delete(self, db, id):
        if id in self._deleted:
            return False
        gone = await super().delete(db, id)
        if gone:
            self._deleted.add(id)
        return gone
