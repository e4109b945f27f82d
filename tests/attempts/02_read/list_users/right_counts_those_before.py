# expect: correct
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    if skip < 0 or limit < 0:
        raise ValueError(f"{skip}/{limit}")
    other = aliased(User)
    before = (
        select(func.count())
        .select_from(other)
        .where(other.id < User.id)
        .correlate(User)
        .scalar_subquery()
    )
    return (
        await db.scalars(select(User).where(before >= skip).order_by(User.id).limit(limit))
    ).all()
