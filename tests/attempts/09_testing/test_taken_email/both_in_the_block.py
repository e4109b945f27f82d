# expect: incorrect missed_refuses_the_second
import pytest

from course_lib.app import ConflictError


async def test_taken_email(db, user_crud):
    with pytest.raises(ConflictError):
        await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
        await user_crud.create(db, username="b", email="b@x.org", hashed_password="-")
        await user_crud.create(db, username="c", email="a@x.org", hashed_password="-")
