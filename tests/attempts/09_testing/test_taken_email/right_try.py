# expect: correct
from course_lib.app import ConflictError


async def is_refused(db, user_crud, email):
    try:
        async with db.begin_nested():
            await user_crud.create(db, username="a", email=email, hashed_password="-")
    except ConflictError:
        return True
    return False


async def test_taken_email(db, user_crud):
    refused = [await is_refused(db, user_crud, email) for email in ("a@x", "b@x", "a@x", "c@x")]
    assert refused == [False, False, True, False]
