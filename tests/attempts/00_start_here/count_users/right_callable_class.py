# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


class Counter:
    async def __call__(self, db):
        return await db.scalar(select(func.count()).select_from(User))


count_users = Counter()
