# expect: incorrect wrong_user
from sqlalchemy import delete, text


async def delete_user(db, user_id):
    r = await db.execute(text(f"delete from users where id like '%{user_id}'"))
    return r.rowcount > 0
