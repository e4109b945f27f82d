"""create."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Computed, ForeignKey, String, func, inspect
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, load_only, mapped_column

from course_lib.app import (
    ConflictError,
    CRUDBase,
    FieldError,
    ForeignKeyError,
    Post,
    RequiredError,
    Tag,
    User,
    post_crud,
    user_crud,
)

pytestmark = pytest.mark.asyncio

EVE = {"username": "eve", "email": "eve@example.org", "hashed_password": "-"}


async def test_one_insert_and_no_select(db: AsyncSession, sent: list[str]) -> None:
    """Fact 5: the INSERT returns the key and what the server set; a refresh would be waste."""
    user = await user_crud.create(db, **EVE)
    assert (user.id, user.is_active) == (1, True)
    assert datetime.now(UTC) >= user.created_at
    assert not inspect(user).expired_attributes
    assert sent == ["INSERT"]


async def test_a_column_that_was_not_given_reads_as_none(db: AsyncSession, ada: User) -> None:
    post = await post_crud.create(db, title="t", author_id=ada.id)
    assert post.body is None
    assert (post.views, post.version) == (0, 1)


async def test_it_does_not_commit(on_disk: async_sessionmaker[AsyncSession]) -> None:
    async with on_disk() as one, on_disk() as two:
        user = await user_crud.create(one, **EVE)
        assert await user_crud.get(two, user.id) is None
        await two.rollback()
        await one.commit()
        assert await user_crud.get(two, user.id) is not None


async def test_related_objects_can_be_given(db: AsyncSession, ada: User) -> None:
    """Fact 20: a collection that was given can be read, one that was not cannot."""
    author = await user_crud.get_or_raise(db, ada.id)
    post = await post_crud.create(db, title="t", author=author, tags=[Tag(name="new")], comments=[])
    assert post.author_id == ada.id
    assert [tag.id for tag in post.tags] == [1]
    assert post.comments == []


async def test_an_unknown_field_is_refused_with_a_suggestion(
    db: AsyncSession, sent: list[str]
) -> None:
    """Facts 2 and 7."""
    with pytest.raises(FieldError, match="User has no field 'password'") as caught:
        await user_crud.create(db, username="eve", emial="eve@example.org", password="secret")
    assert "Did you mean 'email'?" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.fields == ("emial", "password")
    assert sent == []
    assert await user_crud.create(db, **EVE)  # the session is as good as before


@pytest.mark.parametrize(
    ("field", "reason"),
    [("id", "User.id is the primary key"), ("metadata", "no field 'metadata'")],
)
async def test_what_the_database_numbers_is_refused(
    db: AsyncSession, field: str, reason: str
) -> None:
    with pytest.raises(FieldError, match=reason):
        await user_crud.create(db, **EVE, **{field: 77})


async def test_the_version_is_refused(db: AsyncSession, ada: User) -> None:
    with pytest.raises(FieldError, match="versions by itself"):
        await post_crud.create(db, title="t", author_id=ada.id, version=5)


async def test_a_taken_value_is_a_conflict(db: AsyncSession, ada: User) -> None:
    """Fact 8."""
    with pytest.raises(ConflictError, match=r"users\.email: another row has this value") as caught:
        await user_crud.create(db, username="eve", email="ada@example.org", hashed_password="-")
    assert (caught.value.table, caught.value.columns) == ("users", ("email",))
    await db.rollback()
    assert await user_crud.create(db, **EVE)


async def test_a_savepoint_keeps_what_came_before(db: AsyncSession, ada: User) -> None:
    """Facts 9 and 10: the session stays usable, and the outer transaction is one."""
    await user_crud.create(db, **EVE)
    with pytest.raises(ConflictError):
        async with db.begin_nested():
            await user_crud.create(db, username="x", email="ada@example.org", hashed_password="-")
    assert await user_crud.count(db) == 2
    await db.rollback()
    assert await user_crud.count(db) == 1


async def test_a_missing_value_and_a_missing_parent(db: AsyncSession) -> None:
    """Fact 11: the foreign key is enforced."""
    with pytest.raises(RequiredError, match=r"users\.username: it must have a value"):
        await user_crud.create(db, email="a@example.org", hashed_password="-")
    await db.rollback()
    with pytest.raises(ForeignKeyError, match="row it refers to does not exist"):
        await post_crud.create(db, title="t", author_id=99)


class Other(DeclarativeBase):
    """The models of somebody else."""


class Country(Other):
    __tablename__ = "countries"
    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    title: Mapped[str] = mapped_column("name", String(50))
    shout: Mapped[str] = mapped_column(Computed("upper(name)"))


Country.length = column_property(func.length(Country.title))  # pyright: ignore[reportAttributeAccessIssue]


class City(Other):
    __tablename__ = "cities"
    country: Mapped[str] = mapped_column(ForeignKey("countries.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    changed: Mapped[datetime] = mapped_column(server_default=func.now())
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012


async def test_keys_that_the_caller_chooses(db: AsyncSession) -> None:
    await (await db.connection()).run_sync(Other.metadata.create_all)
    countries, cities = CRUDBase(Country), CRUDBase(City)
    norway = await countries.create(db, code="NO", title="Norway")
    assert norway.shout == "NORWAY"
    await cities.create(db, country="NO", number=1)
    assert await cities.get(db, ("NO", 1)) is not None
    oslo = await cities.get_or_raise(db, ("NO", 1), options=[load_only(City.number)])
    assert oslo.number == 1
    with pytest.raises(
        ValueError, match=r"cities\.country, cities\.number needs 2 values, not 'NO'"
    ):
        await cities.get(db, "NO", options=[load_only(City.number)])
    with pytest.raises(FieldError, match=r"Country\.code is the primary key"):
        await countries.update(db, "NO", {"code": "SE"})
    with pytest.raises(ConflictError, match=r"cities\.country, cities\.number: another row"):
        await cities.create_many(db, [{"country": "NO", "number": 1}])


@pytest.mark.parametrize("field", ["shout", "length"])
async def test_computed_columns_are_refused(db: AsyncSession, field: str) -> None:
    with pytest.raises(FieldError, match=f"{field} is computed by the database"):
        await CRUDBase(Country).create(db, code="NO", title="Norway", **{field: "x"})


async def test_a_column_goes_by_its_name_in_the_model(db: AsyncSession) -> None:
    with pytest.raises(FieldError, match="Country has no field 'name'"):
        await CRUDBase(Country).create(db, code="NO", name="Norway")


async def test_defaults_that_no_returning_brought_are_loaded(
    db: AsyncSession, sent: list[str]
) -> None:
    """Without eager_defaults the INSERT returns nothing, so reading would raise."""
    await (await db.connection()).run_sync(Other.metadata.create_all)
    await CRUDBase(Country).create(db, code="NO", title="Norway")
    sent.clear()
    city = await CRUDBase(City).create(db, country="NO", number=1)
    assert city.changed is not None
    assert sent == ["INSERT", "SELECT"]
    assert isinstance(city, City) and not isinstance(city, Post)
