# expect: incorrect forgot_await
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    name = f"user{next(numbers)}"
    made_up = {"username": name, "email": f"{name}@example.org", "hashed_password": "hash"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user


def test_list_users(db, user_crud):
    users = user_crud.list(db, limit=1)
    assert users
