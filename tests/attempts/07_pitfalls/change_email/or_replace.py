# expect: incorrect wrong_rows
from sqlalchemy import text

from course_lib.app import User


async def change_email(db, user_id, email):
    await db.flush()
    await db.execute(
        text("update or replace users set email = :e where id = :i"), {"e": email, "i": user_id}
    )
    user = await db.get(User, user_id)
    if user:
        await db.refresh(user)
    return user
