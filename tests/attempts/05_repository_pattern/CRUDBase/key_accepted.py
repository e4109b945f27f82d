# expect: incorrect key_accepted
from sqlalchemy import inspect

from course_lib.app import CRUDBase as Finished
from course_lib.app import FieldError


class CRUDBase(Finished):
    async def update(self, db, id, values):
        if values.keys() - inspect(self.model).column_attrs.keys():
            raise FieldError("no such field")
        return await self._set(db, id, values)

    async def _set(self, db, id, values):
        row = await self.get(db, id)
        if row is None:
            return None
        for name, value in values.items():
            setattr(row, name, value)
        await db.flush()
        return row
