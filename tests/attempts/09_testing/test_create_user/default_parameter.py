# expect: incorrect never_calls
from course_lib.app import user_crud as imported_crud

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud=imported_crud):
    user = await user_crud.create(db, **ADA)
    assert user.id is not None
    db.expunge_all()
    assert (await user_crud.get(db, user.id)).email == "ada@example.org"
    await db.rollback()
    assert await user_crud.count(db) == 0
