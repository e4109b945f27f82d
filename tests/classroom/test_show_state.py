"""show_state names the state, and neither loads nor sends anything."""

from __future__ import annotations

import pytest

from course_lib.app import Post, User
from course_lib.classroom import open_sample_database, record_statements, show_state, state_of

pytestmark = pytest.mark.asyncio


async def test_an_object_is_followed_through_its_states() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        user = User(username="q", email="q@example.org", hashed_password="h")
        seen = [state_of(user)]
        db.add(user)
        seen.append(state_of(user))
        await db.flush()
        seen.append(state_of(user))
        await db.delete(user)
        await db.flush()
        seen.append(state_of(user))
        await db.rollback()
        seen.append(state_of(user))
    assert seen == ["transient", "pending", "persistent", "deleted", "transient"]
    await engine.dispose()


async def test_a_loaded_object_is_detached_by_the_close() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        user = await db.get(User, 1)
        await db.delete(user)
        await db.flush()
        assert state_of(user) == "deleted"
        await db.rollback()
        assert state_of(user) == "persistent"
    assert state_of(user) == "detached"
    await engine.dispose()


@pytest.mark.parametrize(("expires", "after"), [(True, "detached"), (False, "deleted")])
async def test_what_a_commit_makes_of_a_deleted_object(expires: bool, after: str) -> None:
    # SQLAlchemy detaches deleted objects only where it expires the others too.
    engine, sessions = await open_sample_database()
    async with sessions(expire_on_commit=expires) as db:
        user = await db.get(User, 1)
        await db.delete(user)
        await db.commit()
        assert state_of(user) == after
    await engine.dispose()


async def test_both_faces_mark_the_state_in_words() -> None:
    face = show_state(User())
    assert str(face).startswith("[transient] -> pending -> persistent -> deleted -> detached\n")
    assert "User() is transient: " in str(face)
    assert "`User()` is **transient**" in face.markdown
    assert "accDescr: Of the states" in face.markdown
    assert "▶ transient" in face.markdown


async def test_nothing_is_loaded() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        post = await db.get(Post, 1)
        db.expire(post)
        with record_statements() as log:
            assert "Post() is persistent" in str(show_state(post))
        assert log.all == ()
    await engine.dispose()


async def test_several_objects_share_a_picture() -> None:
    face = show_state(User(username="a"), Post(title="b"))
    assert str(face).count(" is transient: ") == 2
    assert face.markdown.count("```mermaid") == 1


async def test_other_things_are_refused() -> None:
    for wrong in (3, None, User, "user"):
        with pytest.raises(TypeError, match="mapped class"):
            state_of(wrong)
    with pytest.raises(TypeError, match="at least one"):
        show_state()
