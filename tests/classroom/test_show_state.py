"""show_state names the state, and neither loads nor sends anything."""

import pytest
from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from course_lib.app import Post, User, make_engine
from course_lib.classroom import (
    open_sample_database,
    record_statements,
    show_state,
    show_table,
    state_of,
)

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


async def test_a_repr_that_would_load_is_not_asked() -> None:
    class Own(DeclarativeBase): ...

    class Node(Own):
        __tablename__ = "nodes"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]
        parent_id: Mapped[int | None] = mapped_column(ForeignKey("nodes.id"))
        children: Mapped[list["Node"]] = relationship()

        def __repr__(self) -> str:
            return f"Node({self.children})"

    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Own.metadata.create_all)
    async with AsyncSession(engine) as db:
        db.add(Node(name="`root`"))
        await db.commit()
        node = (await db.scalars(select(Node))).one()
        with record_statements() as log:
            face = show_state(node)
            table = show_table([{"node": node, "list": [node]}])
        assert log.all == ()
    await engine.dispose()
    assert "Node(id=1, name='`root`') is persistent" in str(face)
    assert "`` Node(id=1, name='`root`') ``" in face.markdown
    assert "[Node(id=1, name='`root`')]" in str(table)


async def test_what_the_next_flush_will_send_is_said() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        user = await db.get(User, 1)
        assert user
        user.username = "new"
        with record_statements() as log:
            assert "Changed, not sent yet: username." in str(show_state(user))
        await db.flush()
        assert "Changed" not in str(show_state(user))
        post = await db.get(Post, 1)
        await db.delete(post)
        with record_statements() as unsent:
            assert "It is marked: the next flush sends its DELETE." in str(show_state(post))
        await db.rollback()
        expired = show_state(user).markdown
        assert "Expired: `created_at`, `email`, " in expired
    assert log.all == unsent.all == ()
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
