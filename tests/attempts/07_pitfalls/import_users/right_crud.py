# expect: correct
from course_lib.app import user_crud
from course_lib.app.errors import ConflictError


async def import_users(db, rows):
    refused = []
    for row in rows:
        try:
            async with db.begin_nested():
                await user_crud.create(db, **row)
        except ConflictError:
            refused.append(row["email"])
    return refused
