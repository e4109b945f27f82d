# expect: correct
from course_lib.app import ConflictError


async def test_taken_email(db, user_crud):
    await user_crud.create(db, username="u", email="a@x", hashed_password="-")
    await user_crud.create(db, username="u", email="b@x", hashed_password="-")
    raised = False
    try:
        await user_crud.create(db, username="u", email="b@x", hashed_password="-")
    except ConflictError:
        raised = True
    assert raised
