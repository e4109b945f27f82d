# expect: correct
from course_lib.app.models import utc_now


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    now = utc_now().strftime("%Y-%m-%d %H:%M:%S.%f")
    conn = await db.connection()
    await conn.exec_driver_sql(
        "INSERT INTO users (username, email, hashed_password, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?)",
        [(r["username"], r["email"], r["hashed_password"], now, now) for r in rows],
    )
    return len(rows)
