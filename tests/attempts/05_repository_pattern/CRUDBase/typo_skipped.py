# expect: incorrect unknown_field_accepted
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def update(self, db, id, values):
        row = await self.get(db, id)
        if row is None:
            return None
        for name, value in values.items():
            if hasattr(row, name):
                setattr(row, name, value)
        await db.flush()
        return row
