"""get, get_or_raise and get_by."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, raiseload, selectinload

from course_lib.app import (
    FieldError,
    MultipleFoundError,
    NotFoundError,
    Post,
    User,
    post_crud,
    user_crud,
)

pytestmark = pytest.mark.asyncio


async def test_a_row_costs_one_select(db: AsyncSession, ada: User, sent: list[str]) -> None:
    found = await user_crud.get(db, ada.id)
    assert found is not None and found.username == "ada"
    assert sent == ["SELECT"]


async def test_a_row_in_the_session_costs_nothing(
    db: AsyncSession, ada: User, sent: list[str]
) -> None:
    first = await user_crud.get(db, ada.id)
    sent.clear()
    assert await user_crud.get(db, ada.id) is first
    assert sent == []


async def test_no_row_is_none(db: AsyncSession) -> None:
    assert await user_crud.get(db, 7) is None
    assert await user_crud.get(db, 7, options=[selectinload(User.posts)]) is None


@pytest.mark.parametrize("option", [selectinload(User.posts), joinedload(User.posts)])
async def test_options_hold_for_a_row_in_the_session(
    db: AsyncSession, ada: User, option: object
) -> None:
    """Facts 16 and 17: session.get() ignores them; joinedload of a collection needs unique()."""
    await post_crud.create_many(db, [{"title": t, "author_id": ada.id} for t in ("one", "two")])
    plain = await user_crud.get(db, ada.id)
    loaded = await user_crud.get(db, ada.id, options=[option])  # pyright: ignore[reportArgumentType]
    assert loaded is plain
    assert loaded is not None and {post.title for post in loaded.posts} == {"one", "two"}


async def test_options_keep_what_the_session_has(db: AsyncSession, ada: User) -> None:
    """populate_existing would overwrite the change and forget the loaded author."""
    await post_crud.create(db, title="old", author_id=ada.id)
    post = await post_crud.get(db, 1, options=[selectinload(Post.author)])
    assert post is not None
    with db.no_autoflush:
        post.title = "new"
        await post_crud.get(db, 1, options=[selectinload(Post.tags)])
    assert post.title == "new"
    assert post.author.username == "ada"
    assert post.tags == []


async def test_options_are_for_one_call(db: AsyncSession, ada: User, sent: list[str]) -> None:
    await user_crud.get(db, ada.id, options=[raiseload(User.posts)])
    db.expunge_all()
    sent.clear()
    await user_crud.get(db, ada.id)
    assert sent == ["SELECT"]


async def test_a_row_expired_by_a_rollback_can_be_read(db: AsyncSession, ada: User) -> None:
    """Fact 4: rollback() expires, whatever expire_on_commit says."""
    user = await user_crud.get(db, ada.id)
    key = ada.id
    await db.rollback()
    assert await user_crud.get(db, key) is user
    assert user is not None and user.username == "ada"


async def test_get_or_raise_gives_the_row(db: AsyncSession, ada: User) -> None:
    found = await user_crud.get_or_raise(db, ada.id, options=[selectinload(User.posts)])
    assert found.username == "ada" and found.posts == []


async def test_get_or_raise_says_what_is_missing(db: AsyncSession) -> None:
    with pytest.raises(NotFoundError, match=r"No User has the key 7\.") as caught:
        await user_crud.get_or_raise(db, 7)
    assert caught.value.model is User
    assert caught.value.key == 7


async def test_get_by_equal_values(db: AsyncSession, ada: User, sent: list[str]) -> None:
    found = await user_crud.get_by(db, email="ada@example.org", is_active=True)
    assert found is not None and found.id == ada.id
    assert sent == ["SELECT"]
    assert await user_crud.get_by(db, email="ada@example.org", is_active=False) is None


async def test_get_by_none_means_null(db: AsyncSession, ada: User) -> None:
    """Fact 18: `= NULL` is never true."""
    await post_crud.create(db, title="empty", author_id=ada.id)
    await post_crud.create(db, title="full", body="text", author_id=ada.id)
    found = await post_crud.get_by(db, body=None)
    assert found is not None and found.title == "empty"


async def test_get_by_a_related_object(db: AsyncSession, ada: User) -> None:
    post = await post_crud.create(db, title="hers", author_id=ada.id)
    assert await post_crud.get_by(db, author=await user_crud.get(db, ada.id)) is post


async def test_get_by_options(db: AsyncSession, ada: User) -> None:
    await user_crud.get(db, ada.id)
    found = await user_crud.get_by_email(
        db, "ada@example.org", options=[joinedload(User.posts).joinedload(Post.tags)]
    )
    assert found is not None and found.posts == []


async def test_get_by_refuses_several_rows(db: AsyncSession, ada: User) -> None:
    await user_crud.create(db, username="ada", email="other@example.org", hashed_password="-")
    with pytest.raises(MultipleFoundError, match="get_many"):
        await user_crud.get_by(db, username="ada")


async def test_get_by_refuses_an_unknown_field(db: AsyncSession, sent: list[str]) -> None:
    with pytest.raises(FieldError, match=r"no field 'emial'. Did you mean 'email'\?"):
        await user_crud.get_by(db, emial="ada@example.org")
    assert sent == []


async def test_get_by_refuses_to_guess(db: AsyncSession) -> None:
    with pytest.raises(ValueError, match="needs a field"):
        await user_crud.get_by(db)
