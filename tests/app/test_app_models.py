"""The models: names of constraints, times, repr, cascades."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Base, Comment, Post, Tag, User, post_crud, user_crud


def test_every_constraint_has_a_name() -> None:
    names = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
    }
    assert {
        "pk_users",
        "uq_users_email",
        "fk_posts_author_id_users",
        "fk_comments_post_id_posts",
        "pk_post_tags",
        "uq_tags_name",
    } <= names
    assert "None" not in names


def test_every_foreign_key_has_an_index_and_says_what_a_delete_does() -> None:
    for table in Base.metadata.tables.values():
        for foreign_key in table.foreign_keys:
            assert foreign_key.ondelete == "CASCADE"
            first_of_key = next(iter(table.primary_key.columns)) is foreign_key.parent
            assert foreign_key.parent.index or first_of_key, foreign_key


@pytest.mark.asyncio
class TestTimes:
    async def test_times_come_back_aware_and_with_microseconds(
        self, db: AsyncSession, ada: User
    ) -> None:
        """Fact 14: SQLite drops the time zone, and server times have no microseconds."""
        user = await user_crud.get_or_raise(db, ada.id)
        assert user.created_at == ada.created_at
        assert user.created_at.tzinfo is UTC
        assert abs(datetime.now(UTC) - user.created_at) < timedelta(minutes=1)

    async def test_a_time_equals_itself_in_a_query(self, db: AsyncSession, ada: User) -> None:
        """Fact 14: with server_default=func.now(), this matched nothing."""
        assert await user_crud.count(db, User.created_at == ada.created_at) == 1
        assert await user_crud.count(db, User.created_at < ada.created_at) == 0

    async def test_any_time_zone_is_stored_in_utc(self, db: AsyncSession, ada: User) -> None:
        noon_in_oslo = datetime(2024, 5, 1, 14, tzinfo=timezone(timedelta(hours=2)))
        post = await post_crud.create(db, title="t", author_id=ada.id, created_at=noon_in_oslo)
        stored = await db.scalar(text("SELECT created_at FROM posts"))
        assert stored == "2024-05-01 12:00:00.000000"
        await db.refresh(post, ["created_at"])
        assert post.created_at == noon_in_oslo
        assert str(post.created_at) == "2024-05-01 12:00:00+00:00"

    async def test_a_naive_time_is_refused(self, db: AsyncSession, ada: User) -> None:
        with pytest.raises(StatementError, match="naive datetime has no time zone"):
            await post_crud.create(db, title="t", author_id=ada.id, created_at=datetime(2024, 5, 1))  # noqa: DTZ001


@pytest.mark.asyncio
async def test_a_repr_sends_nothing(db: AsyncSession, ada: User, sent: list[str]) -> None:
    assert repr(ada) == "User(id=1, username='ada', email='ada@example.org')"
    user = await user_crud.get_or_raise(db, ada.id)
    await db.rollback()  # expires it
    sent.clear()
    assert repr(user) == "User()"
    assert repr(Post(title="t")) == "Post(title='t')"
    assert repr(Comment()) == "Comment()"
    assert repr(Tag(name="x")) == "Tag(name='x')"
    assert sent == []


def test_a_repr_shows_no_password() -> None:
    assert "secret" not in repr(User(username="a", hashed_password="secret"))


def test_the_columns_are_those_of_the_curriculum() -> None:
    columns = {
        model: set(inspect(model).column_attrs.keys()) for model in (User, Post, Comment, Tag)
    }
    assert columns[User] == {
        "id", "username", "email", "hashed_password", "is_active", "created_at", "updated_at",
    }  # fmt: skip
    assert columns[Post] == {
        "id", "title", "body", "views", "created_at", "author_id", "version",
    }  # fmt: skip
    assert {"id", "body", "created_at", "post_id"} == columns[Comment]
    assert {"id", "name"} == columns[Tag]
