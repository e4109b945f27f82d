"""create_many."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import ConflictError, FieldError, User, post_crud, user_crud

pytestmark = pytest.mark.asyncio


def rows(number: int) -> list[dict[str, str]]:
    return [
        {"username": f"u{n}", "email": f"u{n}@example.org", "hashed_password": "-"}
        for n in range(number)
    ]


async def test_a_hundred_rows_are_one_insert(db: AsyncSession, sent: list[str]) -> None:
    """Fact 24: add_all() would send a hundred."""
    users = await user_crud.create_many(db, rows(100))
    assert {user.email for user in users} == {row["email"] for row in rows(100)}
    assert all(user.is_active and user.created_at and user.id for user in users)
    assert sent == ["INSERT"]


async def test_more_rows_than_a_statement_holds(db: AsyncSession, sent: list[str]) -> None:
    users = await user_crud.create_many(db, rows(2500))
    assert len({user.id for user in users}) == 2500
    assert sent == ["INSERT", "INSERT", "INSERT"]


async def test_in_order(db: AsyncSession) -> None:
    users = await user_crud.create_many(db, reversed(rows(20)), in_order=True)
    assert [user.username for user in users] == [f"u{n}" for n in reversed(range(20))]


async def test_no_rows_are_no_statement(db: AsyncSession, sent: list[str]) -> None:
    """Fact 24: `insert(User), []` inserts a row of defaults."""
    assert await user_crud.create_many(db, []) == []
    assert await user_crud.create_many(db, iter([])) == []
    assert sent == []


async def test_rows_may_name_different_fields(db: AsyncSession, ada: User) -> None:
    posts = await post_crud.create_many(
        db,
        [
            {"title": "one", "author_id": ada.id},
            {"title": "two", "author_id": ada.id, "body": "text", "views": 5},
            {"title": "three", "author_id": ada.id},
        ],
        in_order=True,
    )
    assert [(post.title, post.body, post.views) for post in posts] == [
        ("one", None, 0),
        ("two", "text", 5),
        ("three", None, 0),
    ]


async def test_a_conflict_leaves_nothing_after_the_rollback(db: AsyncSession) -> None:
    with pytest.raises(ConflictError) as caught:
        await user_crud.create_many(db, rows(3) + rows(1))
    assert caught.value.columns == ("email",)
    await db.rollback()
    assert await user_crud.count(db) == 0


@pytest.mark.parametrize("wrong", [{"nmae": "x"}, {"id": 5}, {"posts": []}])
async def test_a_wrong_field_in_any_row_is_refused(
    db: AsyncSession, sent: list[str], wrong: dict[str, object]
) -> None:
    with pytest.raises(FieldError) as caught:
        await user_crud.create_many(db, [*rows(2), {**rows(1)[0], **wrong}])
    assert caught.value.fields == tuple(wrong)
    assert sent == []


async def test_the_rows_that_were_passed_stay_as_they_are(db: AsyncSession) -> None:
    given = rows(2)
    await user_crud.create_many(db, given)
    assert given == rows(2)
