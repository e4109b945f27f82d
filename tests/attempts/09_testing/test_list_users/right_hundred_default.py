# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def test_list_users(db, user_crud):
    db.add_all([User(username=str(200 - n), email=str(n), hashed_password="x") for n in range(103)])
    await db.flush()
    page = await user_crud.list(db)
    assert len(page) == 100
    page = await user_crud.list(db, skip=3, limit=4)
    ids = sorted((await db.scalars(select(User.id))).all())
    assert [u.id for u in page] == ids[3:7]
