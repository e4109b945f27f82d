# expect: correct
from course_lib.app import User


async def test_list_users(db, user_crud):
    db.add_all(
        [
            User(id=i, username=n, email=n, hashed_password="x")
            for i, n in ((30, "c"), (10, "b"), (20, "a"), (40, "d"))
        ]
    )
    await db.commit()
    ids = lambda rows: [r.id for r in rows]
    assert ids(await user_crud.list(db)) == [10, 20, 30, 40]
    assert ids(await user_crud.list(db, 1)) == [20, 30, 40]
    assert ids(await user_crud.list(db, 1, 2)) == [20, 30]
    assert ids(await user_crud.list(db, limit=1, skip=3)) == [40]
    assert not await user_crud.list(db, limit=0)
