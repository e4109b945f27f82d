# expect: incorrect unexpected_error
import pytest
from sqlalchemy.exc import IntegrityError


async def test_taken_email(db, user_crud):
    await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
    with pytest.raises(IntegrityError):
        await user_crud.create(db, username="c", email="a@x.org", hashed_password="-")
