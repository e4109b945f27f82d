# expect: incorrect wrong_result
from sqlalchemy import func, select

from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def count(self, db, *conditions):
        statement = select(func.count()).select_from(self.model)
        if conditions:
            statement = statement.where(conditions[0])
        return await db.scalar(statement)
