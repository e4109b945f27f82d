# expect: correct
import pytest
from sqlalchemy.ext.asyncio import async_sessionmaker

from course_lib.app import ConflictError, User


async def test_taken_email(db, engine, user_crud):
    Session = async_sessionmaker(engine)
    async with Session.begin() as other:
        other.add(User(username="a", email="a@x", hashed_password="-"))
        other.add(User(username="b", email="b@x", hashed_password="-"))
    async with Session() as session:
        with pytest.raises(ConflictError):
            await user_crud.create(session, username="c", email="b@x", hashed_password="-")
    user = await user_crud.create(db, username="c", email="c@x", hashed_password="-")
    assert user.id
