# expect: incorrect inserted
from sqlalchemy import inspect

from course_lib.app import CRUDBase as Finished
from course_lib.app import FieldError


class CRUDBase(Finished):
    async def update(self, db, id, values):
        if values.keys() - (set(inspect(self.model).column_attrs.keys()) - {"id"}):
            raise FieldError("unknown")
        row = await db.merge(self.model(id=id, **values))
        await db.flush()
        return row
