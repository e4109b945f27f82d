# expect: incorrect own_session
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def create(self, db, **values):
        async with AsyncSession(db.bind) as own:
            row = self.model(**values)
            own.add(row)
            await own.commit()
        return row
