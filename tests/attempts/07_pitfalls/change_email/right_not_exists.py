# expect: correct
from sqlalchemy import exists, update
from sqlalchemy.orm import aliased

from course_lib.app import User


async def change_email(db, user_id, email):
    other = aliased(User)
    await db.execute(
        update(User)
        .where(User.id == user_id, ~exists().where(other.email == email, other.id != user_id))
        .values(email=email)
        .execution_options(synchronize_session=False)
    )
    user = await db.get(User, user_id)
    if user:
        await db.refresh(user, ["email", "updated_at"])
    return user
