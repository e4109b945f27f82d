# expect: correct
import pytest
from course_lib.app import ConflictError


@pytest.mark.parametrize("email,taken", [("a@x", True), ("b@x", False)])
async def test_taken_email(db, user_crud, email, taken):
    await user_crud.create(db, username="u", email="a@x", hashed_password="-")
    if taken:
        with pytest.raises(ConflictError):
            await user_crud.create(db, username="v", email=email, hashed_password="-")
    else:
        assert (
            await user_crud.create(db, username="u", email=email, hashed_password="-")
        ).email == email
