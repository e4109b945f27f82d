# expect: correct

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    await db.run_sync(lambda s: s.bulk_save_objects([User(**r) for r in rows]))
    return len(rows)
