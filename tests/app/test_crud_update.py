"""update."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import func, inspect, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, selectinload

from course_lib.app import (
    ConflictError,
    CRUDBase,
    FieldError,
    ForeignKeyError,
    Post,
    RequiredError,
    User,
    post_crud,
    user_crud,
)

pytestmark = pytest.mark.asyncio


async def test_a_select_and_an_update(db: AsyncSession, ada: User, sent: list[str]) -> None:
    """Fact 5: and no refresh."""
    before = ada.updated_at
    user = await user_crud.update(db, ada.id, {"username": "Ada", "is_active": False})
    assert user is not None
    assert (user.username, user.is_active, user.email) == ("Ada", False, "ada@example.org")
    assert user.updated_at > before
    assert sent == ["SELECT", "UPDATE"]


async def test_only_what_differs_is_sent(db: AsyncSession, ada: User, sent: list[str]) -> None:
    user = await user_crud.update(db, ada.id, {"username": "ada", "is_active": True})
    assert user is not None and user.updated_at == ada.updated_at
    assert await user_crud.update(db, ada.id, {}) is user
    assert sent == ["SELECT"]


async def test_it_is_written_and_not_committed(on_disk: async_sessionmaker[AsyncSession]) -> None:
    async with on_disk() as db:
        user = await user_crud.create(db, username="a", email="a@example.org", hashed_password="-")
        await db.commit()
        await user_crud.update(db, user.id, {"username": "b"})
        assert await db.scalar(text("SELECT username FROM users")) == "b"
    async with on_disk() as db:
        assert await db.scalar(text("SELECT username FROM users")) == "a"


async def test_no_row_is_none(db: AsyncSession, sent: list[str]) -> None:
    assert await user_crud.update(db, 7, {"username": "x"}) is None
    assert sent == ["SELECT"]


async def test_none_clears_and_missing_keeps(db: AsyncSession, ada: User) -> None:
    """Fact 7."""
    post = await post_crud.create(db, title="t", body="text", author_id=ada.id)
    await post_crud.update(db, post.id, {"title": "new"})
    assert post.body == "text"
    await post_crud.update(db, post.id, {"body": None})
    assert (post.title, post.body) == ("new", None)


async def test_a_typo_is_refused(db: AsyncSession, ada: User, sent: list[str]) -> None:
    """Fact 7: setattr would make it an attribute, and send nothing."""
    with pytest.raises(FieldError, match=r"no field 'usrname'. Did you mean 'username'\?"):
        await user_crud.update(db, ada.id, {"usrname": "x"})
    assert sent == []


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("id", "User.id is the primary key: update does not set it"),
        ("created_at", "User.created_at is read-only: update does not set it"),
        ("posts", "User.posts is a relationship: update sets columns only"),
        ("metadata", "User has no field 'metadata'"),
        ("__class__", "User has no field '__class__'"),
    ],
)
async def test_what_must_not_change_is_refused(
    db: AsyncSession, ada: User, sent: list[str], field: str, reason: str
) -> None:
    """Fact 7: `id=99` would send UPDATE users SET id=99."""
    with pytest.raises(FieldError, match=reason) as caught:
        await user_crud.update(db, ada.id, {"username": "x", field: 99})
    assert caught.value.fields == (field,)
    assert sent == []


async def test_the_version_is_refused(db: AsyncSession) -> None:
    with pytest.raises(FieldError, match=r"Post\.version .* take expected_version"):
        await post_crud.update(db, 1, {"version": 3})


async def test_a_subclass_names_more(db: AsyncSession, ada: User) -> None:
    class Careful(CRUDBase[User]):
        read_only = frozenset({"email"})

    with pytest.raises(FieldError, match="email is read-only"):
        await Careful(User).update(db, ada.id, {"email": "x"})
    assert await CRUDBase(User).update(db, ada.id, {"email": "x"}) is not None


async def test_a_subclass_names_only_what_there_is(db: AsyncSession, ada: User) -> None:
    class Careless(CRUDBase[User]):
        read_only = frozenset({"emial"})

    with pytest.raises(ValueError, match=r"names no column of User: \{'emial'\}"):
        await Careless(User).update(db, ada.id, {"email": "x"})


async def test_what_is_no_mapping_is_refused(db: AsyncSession, ada: User) -> None:
    class Payload:
        """Like a pydantic model: it has every field, given or not."""

        username = "x"

    for wrong in (Payload(), [("username", "x")], None):
        with pytest.raises(TypeError, match=r"model_dump\(exclude_unset=True\)"):
            await user_crud.update(db, ada.id, wrong)  # pyright: ignore[reportArgumentType]


async def test_what_the_database_refuses(db: AsyncSession, ada: User) -> None:
    user = await user_crud.create(db, username="b", email="b@example.org", hashed_password="-")
    post = await post_crud.create(db, title="t", author_id=user.id)
    await db.commit()
    key, post_key = user.id, post.id
    with pytest.raises(ConflictError) as caught:
        await user_crud.update(db, key, {"email": "ada@example.org"})
    assert caught.value.columns == ("email",)
    await db.rollback()
    with pytest.raises(RequiredError):
        await user_crud.update(db, key, {"username": None})
    await db.rollback()
    with pytest.raises(ForeignKeyError):
        await post_crud.update(db, post_key, {"author_id": 99})


async def test_an_expression_is_computed_by_the_database(
    db: AsyncSession, ada: User, sent: list[str]
) -> None:
    """An increment without a race; its result is read in the one statement that it needs."""
    post = await post_crud.create(db, title="t", author_id=ada.id)
    sent.clear()
    await post_crud.update(db, post.id, {"views": Post.views + 5})
    assert post.views == 5
    assert sent == ["UPDATE", "SELECT"]


async def test_what_was_loaded_stays_loaded(db: AsyncSession, ada: User) -> None:
    """Fact 6: a refresh would expire it."""
    await post_crud.create(db, title="t", author_id=ada.id)
    await db.commit()
    user = await user_crud.get_or_raise(db, ada.id, options=[selectinload(User.posts)])
    await user_crud.update(db, ada.id, {"username": "x"})
    assert [post.title for post in user.posts] == ["t"]


class Other(DeclarativeBase):
    """The models of somebody else."""


class Note(Other):
    """Its times are the server's, as in most tutorials."""

    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    long: Mapped[str | None] = mapped_column(deferred=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


class EagerNote(Other):
    __tablename__ = "eager_notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())
    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012


async def test_a_server_side_onupdate_can_be_read(db: AsyncSession, sent: list[str]) -> None:
    """Fact 5: it is expired after the UPDATE, and reading it would raise MissingGreenlet."""
    await (await db.connection()).run_sync(Other.metadata.create_all)
    crud = CRUDBase(Note)
    note = await crud.create(db, text="a")
    assert note.created_at and note.updated_at
    sent.clear()
    await crud.update(db, note.id, {"text": "b"})
    assert isinstance(note.updated_at, datetime)
    assert sent == ["UPDATE", "SELECT"]
    assert "long" in inspect(note).unloaded  # deferred columns stay so


async def test_eager_defaults_save_the_select(db: AsyncSession, sent: list[str]) -> None:
    await (await db.connection()).run_sync(Other.metadata.create_all)
    crud = CRUDBase(EagerNote)
    note = await crud.create(db, text="a")
    sent.clear()
    await crud.update(db, note.id, {"text": "b"})
    assert isinstance(note.updated_at, datetime)
    assert sent == ["UPDATE"]


async def test_get_loads_what_somebody_elses_flush_has_expired(
    db: AsyncSession, sent: list[str]
) -> None:
    await (await db.connection()).run_sync(Other.metadata.create_all)
    note = await CRUDBase(Note).create(db, text="a")
    note.text = "b"
    await db.flush()
    sent.clear()
    assert await CRUDBase(Note).get(db, note.id) is note
    assert isinstance(note.updated_at, datetime)
    assert sent == ["SELECT"]
