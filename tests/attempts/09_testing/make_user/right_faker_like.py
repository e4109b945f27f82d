# expect: correct
from course_lib.app import User


class Fake:
    n = 0

    @classmethod
    def email(cls):
        cls.n += 1
        return f"{cls.n:05}@example.org"


async def make_user(
    session, *, username="user", email=None, hashed_password="hash", is_active=True, **more
):
    user = User(
        username=username,
        email=email or Fake.email(),
        hashed_password=hashed_password,
        is_active=is_active,
        **more,
    )
    session.add(user)
    await session.flush()
    return user
