# expect: correct
from course_lib.app import User


class Getter:
    def __init__(self, model):
        self.model = model

    async def __call__(self, db, user_id):
        return await db.get(self.model, user_id)


get_user_by_id = Getter(User)
