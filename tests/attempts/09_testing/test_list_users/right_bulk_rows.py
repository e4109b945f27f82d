# expect: correct
from course_lib.app import User
from sqlalchemy import insert


async def test_list_users(db, user_crud):
    names = [f"{(i * 37) % 130:03}" for i in range(130)]
    await db.execute(insert(User), [dict(username=n, email=n, hashed_password="") for n in names])
    assert [u.username for u in await user_crud.list(db)] == names[:100]
    assert [u.username for u in await user_crud.list(db, skip=100)] == names[100:]
    assert [u.username for u in await user_crud.list(db, skip=7, limit=11)] == names[7:18]
