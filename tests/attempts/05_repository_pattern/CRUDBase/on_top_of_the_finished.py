# expect: incorrect imported_reference
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def get(self, db, id, *, options=()):
        return await super().get(db, id, options=options)
