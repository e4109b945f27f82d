# expect: correct
import pytest_asyncio


@pytest_asyncio.fixture
async def ada(db, user_crud):
    yield await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    await db.rollback()
    assert await user_crud.count(db) == 0


async def test_create_user(ada, db):
    key = ada.id
    assert key
    db.expire(ada)
    await db.refresh(ada)
    assert ada.username == "ada"
