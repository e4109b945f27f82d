# expect: correct
from sqlalchemy import text

from course_lib.app import User


async def update_user(db, user_id, update_data):
    sets = ", ".join(f"{k} = :{k}" for k in update_data)
    await db.execute(
        text(f"update users set {sets} where id = :user_id"), {**update_data, "user_id": user_id}
    )
    return await db.get(User, user_id, populate_existing=True)
