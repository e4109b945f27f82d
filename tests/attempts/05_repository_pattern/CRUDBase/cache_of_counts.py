# expect: incorrect kept_answer
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    def __init__(self, model):
        super().__init__(model)
        self._counts = {}

    async def count(self, db, *conditions):
        if conditions not in self._counts:
            self._counts[conditions] = await super().count(db, *conditions)
        return self._counts[conditions]
