"""expected_version, and what happens when two sessions change one row. Each has its connection."""

from __future__ import annotations

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post, StaleError, post_crud, user_crud

pytestmark = pytest.mark.asyncio
Factory = async_sessionmaker[AsyncSession]


async def store_post(on_disk: Factory) -> int:
    async with on_disk() as db:
        user = await user_crud.create(db, username="a", email="a@example.org", hashed_password="-")
        post = await post_crud.create(db, title="first", author_id=user.id)
        await db.commit()
        return post.id


async def title_of(on_disk: Factory, key: int) -> str:
    async with on_disk() as db:
        return (await post_crud.get_or_raise(db, key)).title


async def test_every_update_raises_the_version(on_disk: Factory) -> None:
    key = await store_post(on_disk)
    async with on_disk() as db:
        post = await post_crud.update(db, key, {"title": "second"}, expected_version=1)
        assert post is not None and post.version == 2
        assert await post_crud.update(db, key, {"title": "third"}, expected_version=2) is post
        assert post.version == 3
        await post_crud.update(db, key, {"title": "third"}, expected_version=3)
        assert post.version == 3  # nothing changed


async def test_who_read_an_old_version_is_refused(on_disk: Factory) -> None:
    """Two requests, one after the other; each had shown the form at version 1."""
    key = await store_post(on_disk)
    async with on_disk() as db:
        await post_crud.update(db, key, {"title": "one"}, expected_version=1)
        await db.commit()
    async with on_disk() as db:
        with pytest.raises(StaleError, match="has version 2, not 1"):
            await post_crud.update(db, key, {"title": "two"}, expected_version=1)
        with pytest.raises(StaleError):
            await post_crud.delete(db, key, expected_version=1)
        await db.commit()
    assert await title_of(on_disk, key) == "one"


@pytest.mark.parametrize("expected", [None, 1])
async def test_who_is_overtaken_is_refused(on_disk: Factory, expected: int | None) -> None:
    """Fact 19. Both sessions hold version 1; without the lock, the second would win.

    The test holds the objects: a session forgets those that nobody else refers to.
    """
    key = await store_post(on_disk)
    async with on_disk() as one, on_disk() as two:
        held = [await post_crud.get(db, key) for db in (one, two)]
        assert [post.version for post in held if post] == [1, 1]
        await one.commit()
        await two.commit()
        await post_crud.update(one, key, {"title": "one"}, expected_version=expected)
        await one.commit()
        with pytest.raises(StaleError, match="changed or deleted by someone else") as caught:
            await post_crud.update(two, key, {"title": "two"}, expected_version=expected)
        assert isinstance(caught.value.__cause__, StaleDataError)
        await two.rollback()
        again = await post_crud.get_or_raise(two, key)  # read anew, and all is well
        await post_crud.update(two, key, {"title": "two"}, expected_version=again.version)
        await two.commit()
    assert await title_of(on_disk, key) == "two"


async def test_a_delete_does_not_overtake_a_change(on_disk: Factory) -> None:
    key = await store_post(on_disk)
    async with on_disk() as one, on_disk() as two:
        held = await post_crud.get(two, key, options=[selectinload(Post.tags)])
        assert held is not None
        await two.commit()
        await post_crud.update(one, key, {"title": "one"})
        await one.commit()
        with pytest.raises(StaleError):
            await post_crud.delete(two, key)
        await two.rollback()
    assert await title_of(on_disk, key) == "one"


async def test_a_row_that_someone_deleted_cannot_be_changed(on_disk: Factory) -> None:
    """Without a version, too: the UPDATE finds no row."""
    await store_post(on_disk)
    async with on_disk() as one, on_disk() as two:
        held = await user_crud.get(two, 1)
        assert held is not None
        await two.commit()
        await user_crud.delete(one, 1)
        await one.commit()
        with pytest.raises(StaleError):
            await user_crud.update(two, 1, {"username": "x"})
        await two.rollback()
        assert await user_crud.update(two, 1, {"username": "x"}) is None


async def test_a_model_without_a_version_has_none_to_expect(on_disk: Factory) -> None:
    await store_post(on_disk)
    async with on_disk() as db:
        for call in (
            user_crud.update(db, 1, {"username": "x"}, expected_version=1),
            user_crud.delete(db, 1, expected_version=1),
        ):
            with pytest.raises(ValueError, match="User has no version_id_col"):
                await call


async def test_the_database_checks_the_version(on_disk: Factory) -> None:
    """Between the check and the UPDATE another may come: the WHERE has the last word."""
    key = await store_post(on_disk)
    async with on_disk() as db:

        @event.listens_for(db.sync_session, "before_flush")
        def overtake(session: object, *_rest: object) -> None:  # pyright: ignore[reportUnusedFunction]
            db.sync_session.connection().execute(text("UPDATE posts SET version = 8"))

        with pytest.raises(StaleError):
            await post_crud.update(db, key, {"title": "x"}, expected_version=1)
