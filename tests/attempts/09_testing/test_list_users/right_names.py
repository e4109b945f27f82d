# expect: correct
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


async def test_list_users(db, user_crud):
    for name in ("mei", "ada", "zoë", "linus", "grace"):
        await make_user(db, username=name)
    page = await user_crud.list(db, skip=1, limit=2)
    assert [user.username for user in page] == ["ada", "zoë"]
    assert [user.username for user in await user_crud.list(db, 3)] == ["linus", "grace"]
