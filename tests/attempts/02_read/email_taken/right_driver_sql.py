# expect: correct
async def email_taken(db, email):
    conn = await db.connection()
    row = (
        await conn.exec_driver_sql("SELECT 1 FROM users WHERE email = ? LIMIT 1", (email,))
    ).first()
    return row is not None
