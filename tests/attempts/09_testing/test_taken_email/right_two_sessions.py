# expect: correct
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import ConflictError

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(engine, user_crud):
    async with AsyncSession(engine) as one:
        await user_crud.create(one, **ADA)
        await one.commit()
    async with AsyncSession(engine) as two:
        with pytest.raises(ConflictError):
            await user_crud.create(two, **ADA)
    async with AsyncSession(engine) as three:
        await user_crud.create(three, **ADA | {"email": "free@x"})
        await three.commit()
