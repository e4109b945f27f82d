# expect: correct
import asyncio
import itertools

from course_lib.app import NotFoundError, User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(
        **{"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "hash"}
        | values
    )
    db.add(user)
    await db.flush()
    return user


async def test_missing_user(db, user_crud):
    await make_user(db)
    results = await asyncio.gather(user_crud.get_or_raise(db, 77), return_exceptions=True)
    assert [type(r) for r in results] == [NotFoundError]
    assert await user_crud.get(db, 77) is None
    assert await user_crud.update(db, 77, {"username": "x"}) is None
    assert await user_crud.delete(db, 77) is False
    assert len(await user_crud.list(db)) == 1
