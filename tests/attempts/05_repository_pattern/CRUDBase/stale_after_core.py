# expect: incorrect stale_object
from course_lib.app import CRUDBase as Finished
from course_lib.app import FieldError


class CRUDBase(Finished):
    async def update(self, db, id, values):
        table = self.model.__table__
        if values.keys() - (set(table.c.keys()) - {"id"}):
            raise FieldError("unknown")
        if values:
            await db.execute(table.update().where(table.c.id == id).values(**values))
        return await self.get(db, id)
