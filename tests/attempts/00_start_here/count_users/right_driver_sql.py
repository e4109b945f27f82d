# expect: correct


async def count_users(db):
    conn = await db.connection()
    r = await conn.exec_driver_sql("select count(*) from users")
    return r.fetchone()[0]
