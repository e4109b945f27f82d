# expect: incorrect missed_swallows_conflict
from course_lib.app import ConflictError


async def test_taken_email(db, user_crud):
    await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
    await user_crud.create(db, username="b", email="b@x.org", hashed_password="-")
    try:
        await user_crud.create(db, username="c", email="a@x.org", hashed_password="-")
    except ConflictError as error:
        assert error.columns == ("email",)
