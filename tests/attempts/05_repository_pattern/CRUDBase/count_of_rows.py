# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def count(self, db, *conditions):
        return len((await db.scalars(select(self.model).where(*conditions))).all())
