# expect: correct
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.get(ident=user_id, entity=User)
