# expect: correct
import secrets

from course_lib.app import User


async def make_user(db, *, username=None, email=None, hashed_password="hash", **more):
    mark = secrets.token_hex(8)
    user = User(
        username=username or f"user-{mark}",
        email=email or f"{mark}@example.org",
        hashed_password=hashed_password,
        **more,
    )
    db.add(user)
    await db.flush()
    return user
