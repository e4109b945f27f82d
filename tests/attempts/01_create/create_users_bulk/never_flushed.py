# expect: incorrect never_flushed

from course_lib.app import User


async def create_users_bulk(db, rows):
    db.add_all([User(**row) for row in rows])
    return len(rows)
