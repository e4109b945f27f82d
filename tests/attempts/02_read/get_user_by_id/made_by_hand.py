# expect: incorrect made_by_hand
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    row = (
        (await db.execute(select(User.__table__).where(User.id == user_id)))
        .mappings()
        .one_or_none()
    )
    return User(**row) if row else None
