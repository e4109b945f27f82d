# expect: incorrect half_changed
from sqlalchemy import inspect

from course_lib.app import CRUDBase as Finished
from course_lib.app import FieldError


class CRUDBase(Finished):
    async def update(self, db, id, values):
        row = await self.get(db, id)
        if row is None:
            return None
        for name, value in values.items():
            if name == "id" or name not in inspect(self.model).column_attrs:
                raise FieldError(name)
            setattr(row, name, value)
        await db.flush()
        return row
