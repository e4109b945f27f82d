# expect: correct
from uuid import uuid4
from course_lib.app import User


async def make_user(db, username="somebody", email=None, hashed_password="h", is_active=True):
    user = User(
        username=username,
        email=email or f"{uuid4()}@x.org",
        hashed_password=hashed_password,
        is_active=is_active,
    )
    db.add(user)
    await db.flush()
    return user
