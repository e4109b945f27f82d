# expect: correct
from uuid import uuid4

from course_lib.app import user_crud


async def make_user(db, **values):
    name = uuid4().hex[:12]
    values.setdefault("username", name)
    values.setdefault("email", f"{name}@example.org")
    values.setdefault("hashed_password", "hash")
    return await user_crud.create(db, **values)
