# expect: incorrect never_calls
from course_lib.app import user_crud


async def test_create_user(db):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id is not None
    await db.rollback()
    assert await user_crud.count(db) == 0
