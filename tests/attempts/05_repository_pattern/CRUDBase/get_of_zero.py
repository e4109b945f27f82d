# expect: incorrect zero_is_missing
from course_lib.app import CRUDBase as Finished


class CRUDBase(Finished):
    async def get(self, db, id):
        if not id:
            return None
        return await super().get(db, id)
