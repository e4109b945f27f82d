# expect: incorrect kept_object
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    def __init__(self, model):
        super().__init__(model)
        self._changed = {}

    async def update(self, db, id, values):
        row = self._changed.get(id)
        if row is None or values.keys() - {"note", "pieces"}:
            row = self._changed[id] = await super().update(db, id, values)
            return row
        for name, value in values.items():
            setattr(row, name, value)
        await db.flush()
        return row
