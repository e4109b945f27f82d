"""delete and delete_where."""

from __future__ import annotations

import pytest
from sqlalchemy import ForeignKey, text, true
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from course_lib.app import (
    Comment,
    CRUDBase,
    ForeignKeyError,
    Post,
    Tag,
    User,
    post_crud,
    user_crud,
)

pytestmark = pytest.mark.asyncio


async def test_a_select_and_a_delete(db: AsyncSession, ada: User, sent: list[str]) -> None:
    """Fact 19: and no SELECT for the posts, which the database deletes."""
    await post_crud.create(db, title="t", author_id=ada.id)
    await db.commit()
    sent.clear()
    assert await user_crud.delete(db, ada.id) is True
    assert sent == ["SELECT", "DELETE"]
    db.expunge_all()
    assert await user_crud.count(db) == await post_crud.count(db) == 0


async def test_no_row_is_false(db: AsyncSession, ada: User, sent: list[str]) -> None:
    assert await user_crud.delete(db, 7) is False
    assert sent == ["SELECT"]
    assert await user_crud.delete(db, ada.id) is True
    assert await user_crud.delete(db, ada.id) is False


async def test_it_is_sent_and_not_committed(on_disk: async_sessionmaker[AsyncSession]) -> None:
    """Fact 19: db.delete() alone sends no DELETE."""
    async with on_disk() as db:
        user = await user_crud.create(db, username="a", email="a@example.org", hashed_password="-")
        await db.commit()
        await user_crud.delete(db, user.id)
        assert await db.scalar(text("SELECT count(*) FROM users")) == 0
    async with on_disk() as db:
        assert await db.scalar(text("SELECT count(*) FROM users")) == 1


async def test_comments_and_links_go_and_tags_stay(db: AsyncSession, ada: User) -> None:
    comments, tag = [Comment(body="c")], Tag(name="t")
    post = await post_crud.create(db, title="t", author_id=ada.id, comments=comments, tags=[tag])
    await db.commit()
    key = post.id
    db.expunge_all()
    await post_crud.delete(db, key)
    assert await CRUDBase(Comment).count(db) == 0
    assert await db.scalar(text("SELECT count(*) FROM post_tags")) == 0
    assert await CRUDBase(Tag).count(db) == 1


async def test_delete_where_counts(db: AsyncSession, ada: User, sent: list[str]) -> None:
    titles = [{"title": str(n), "author_id": ada.id} for n in range(5)]
    await post_crud.create_many(db, titles)
    sent.clear()
    assert await post_crud.delete_where(db, Post.title > "1", Post.title < "4") == 2
    assert await post_crud.delete_where(db, Post.title == "nine") == 0
    assert sent == ["DELETE", "DELETE"]
    assert sorted(post.title for post in await post_crud.list(db)) == ["0", "1", "4"]


async def test_delete_where_is_seen_by_the_session(db: AsyncSession, ada: User) -> None:
    post = await post_crud.create(db, title="t", author_id=ada.id)
    assert await post_crud.delete_where(db, Post.title == "t") == 1
    assert post not in db
    assert await post_crud.get(db, post.id) is None


async def test_delete_where_without_a_condition_is_refused(
    db: AsyncSession, ada: User, sent: list[str]
) -> None:
    with pytest.raises(ValueError, match="needs a condition"):
        await user_crud.delete_where(db)
    assert sent == []
    assert await user_crud.delete_where(db, true()) == 1


async def test_delete_where_refuses_a_condition_that_python_answered(
    db: AsyncSession, sent: list[str]
) -> None:
    """Fact 18: `not` and `is` are answered by Python; True would empty the table."""
    for wrong in (User.username is not None, not User.is_active):
        with pytest.raises(TypeError, match="not an expression"):
            await user_crud.delete_where(db, wrong)  # pyright: ignore[reportArgumentType]
    assert sent == []


class Other(DeclarativeBase):
    """The models of somebody else."""


class Shelf(Other):
    __tablename__ = "shelves"
    id: Mapped[int] = mapped_column(primary_key=True)


class Restricted(Other):
    __tablename__ = "restricted"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id", ondelete="RESTRICT"))


class Plain(Other):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id"))


@pytest.mark.parametrize("child", [Restricted, Plain])
async def test_a_row_that_is_referred_to_stays(
    db: AsyncSession, child: type[Restricted | Plain]
) -> None:
    """Fact 8: SQLite calls ON DELETE RESTRICT a trigger."""
    await (await db.connection()).run_sync(Other.metadata.create_all)
    shelves = CRUDBase(Shelf)
    shelf = await shelves.create(db)
    await CRUDBase(child).create(db, shelf_id=shelf.id)
    await db.commit()
    key = shelf.id
    with pytest.raises(ForeignKeyError, match="another row still refers to it"):
        await shelves.delete(db, key)
    await db.rollback()
    with pytest.raises(ForeignKeyError):
        await shelves.delete_where(db, Shelf.id == key)
    await db.rollback()
    assert await shelves.count(db) == 1
