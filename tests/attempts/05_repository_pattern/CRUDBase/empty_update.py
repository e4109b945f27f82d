# expect: incorrect empty_update
from sqlalchemy import inspect, update

from course_lib.app import CRUDBase as Finished
from course_lib.app import FieldError


class CRUDBase(Finished):
    async def update(self, db, id, values):
        if values.keys() - (set(inspect(self.model).column_attrs.keys()) - {"id"}):
            raise FieldError("unknown")
        changed = update(self.model).where(self.model.id == id).values(**values)
        return await db.scalar(changed.returning(self.model))
