# expect: correct
from sqlalchemy import delete, text


async def purge_inactive_users(db):
    return (await db.execute(text("delete from users where not is_active"))).rowcount
