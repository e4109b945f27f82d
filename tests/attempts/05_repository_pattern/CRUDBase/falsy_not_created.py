# expect: incorrect skipped_values
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def create(self, db, **values):
        return await super().create(db, **{k: v for k, v in values.items() if v})
