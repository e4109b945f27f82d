"""What the lesson that this course grew from says, in its own words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from course_lib.app import Base, list_posts_with_authors, post_crud, user_crud
from course_lib.app.crud import (
    create_user,
    delete_user,
    get_user_by_email,
    get_user_by_id,
    list_users,
    update_user,
)

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def db() -> AsyncIterator[AsyncSession]:
    engine = create_async_engine("sqlite+aiosqlite:///:memory:")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    async_session = async_sessionmaker(engine, expire_on_commit=False)
    async with async_session() as session:
        yield session
    await engine.dispose()


async def test_create_and_get_user(db: AsyncSession) -> None:
    user = await user_crud.create(
        db, username="alice", email="alice@example.com", hashed_password="x", is_active=True
    )
    assert user.id is not None
    found = await user_crud.get(db, user.id)
    assert found is not None
    assert found.email == "alice@example.com"


async def test_the_five_methods(db: AsyncSession) -> None:
    user = await user_crud.create(db, username="a", email="a@example.com", hashed_password="x")
    assert await user_crud.list(db, 0, 10) == [user]
    assert await user_crud.list(db, skip=1, limit=10) == []
    assert await user_crud.get_by_email(db, "a@example.com") is user
    assert await user_crud.update(db, user.id, {"username": "b"}) is user
    assert user.username == "b"
    assert await user_crud.delete(db, user.id) is True
    assert await user_crud.delete(db, user.id) is False
    assert await user_crud.get(db, user.id) is None


async def test_the_functions(db: AsyncSession) -> None:
    user = await create_user(db, "bob", "bob@example.com", "hashed")
    assert (user.username, user.email, user.hashed_password) == ("bob", "bob@example.com", "hashed")
    assert await get_user_by_id(db, user.id) is user
    assert await get_user_by_email(db, "bob@example.com") is user
    assert await list_users(db, 0, 100) == [user]
    assert await list_users(db) == [user]
    assert await list_users(db, 1, 100) == await list_users(db, limit=0) == []
    assert await update_user(db, user.id, {"is_active": False}) is user
    assert user.is_active is False
    assert await delete_user(db, user.id) is True
    assert await get_user_by_email(db, "bob@example.com") is None


async def test_posts_with_their_authors(db: AsyncSession) -> None:
    user = await create_user(db, "bob", "bob@example.com", "hashed")
    await post_crud.create(db, title="Hello", author_id=user.id)
    await db.commit()
    db.expunge_all()
    (post,) = await list_posts_with_authors(db)
    assert post.author.username == "bob"
