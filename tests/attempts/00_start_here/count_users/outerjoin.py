# expect: incorrect wrong_result
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_users(db):
    return await db.scalar(select(func.count(User.id)).outerjoin(Post))
