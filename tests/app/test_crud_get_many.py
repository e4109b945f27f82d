"""get_many, list, count and exists."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import pytest_asyncio
from sqlalchemy import ForeignKey, String, and_, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    joinedload,
    mapped_column,
    relationship,
    selectinload,
)

from course_lib.app import CRUDBase, FieldError, User, list_posts_with_authors, post_crud, user_crud

pytestmark = pytest.mark.asyncio

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest_asyncio.fixture
async def users(db: AsyncSession) -> None:
    """dora, cleo, bela and ada: in alphabetical order, their ids are 4, 3, 2, 1."""
    for name in ("dora", "cleo", "bela", "ada"):
        email = f"{name}@example.org"
        db.add(User(username=name, email=email, hashed_password="-", created_at=NOON))
        await db.flush()
    await db.commit()
    db.expunge_all()


def names(users: object) -> list[str]:
    return [user.username for user in users]  # pyright: ignore[reportGeneralTypeIssues]


@pytest.mark.usefixtures("users")
class TestGetMany:
    async def test_by_primary_key_unless_told(self, db: AsyncSession) -> None:
        assert names(await user_crud.get_many(db)) == ["dora", "cleo", "bela", "ada"]

    async def test_order_is_kept_where_an_index_would_change_it(self, db: AsyncSession) -> None:
        """Fact 13: without ORDER BY, an index that serves the query decides."""
        await db.execute(text("CREATE INDEX by_name ON users (is_active, username)"))
        active = await user_crud.get_many(db, User.is_active.is_(True), limit=2)
        assert names(active) == ["dora", "cleo"]

    async def test_ties_fall_back_to_the_primary_key(self, db: AsyncSession) -> None:
        """Facts 13 and 14: four rows of the same time."""
        await db.execute(text("CREATE INDEX by_time ON users (created_at)"))
        newest = await user_crud.get_many(db, order_by=[User.created_at.desc()])
        assert names(newest) == ["dora", "cleo", "bela", "ada"]

    async def test_given_order(self, db: AsyncSession) -> None:
        found = await user_crud.get_many(db, order_by=[User.username], skip=1, limit=2)
        assert names(found) == ["bela", "cleo"]

    async def test_all_conditions_hold(self, db: AsyncSession) -> None:
        found = await user_crud.get_many(db, User.id > 1, User.username != "ada")
        assert names(found) == ["cleo", "bela"]

    async def test_one_statement(self, db: AsyncSession, sent: list[str]) -> None:
        await user_crud.get_many(db, User.id > 1, order_by=[User.username])
        assert sent == ["SELECT"]

    async def test_list_is_the_same_by_primary_key(self, db: AsyncSession, sent: list[str]) -> None:
        assert names(await user_crud.list(db, 1, 2)) == ["cleo", "bela"]
        assert sent == ["SELECT"]

    @pytest.mark.parametrize("window", [{"skip": -1}, {"limit": -1}, {"limit": 1001}])
    async def test_a_window_out_of_bounds_is_refused(
        self, db: AsyncSession, sent: list[str], window: dict[str, int]
    ) -> None:
        """Fact 13: SQLite takes LIMIT -1 for every row."""
        with pytest.raises(ValueError, match="must"):
            await user_crud.list(db, **window)
        assert sent == []

    async def test_the_widest_and_the_empty_window(self, db: AsyncSession) -> None:
        assert len(await user_crud.list(db, limit=1000)) == 4
        assert await user_crud.list(db, limit=0) == []

    async def test_a_subclass_sets_the_widest_window(self, db: AsyncSession) -> None:
        class Narrow(CRUDBase[User]):
            max_limit = 2

        with pytest.raises(ValueError, match="from 0 to 2: 3"):
            await Narrow(User).list(db, limit=3)

    async def test_options_hold_for_rows_in_the_session(self, db: AsyncSession) -> None:
        """Facts 16 and 17."""
        await post_crud.create(db, title="one", author_id=1)
        await user_crud.list(db)
        for option in (selectinload(User.posts), joinedload(User.posts)):
            found = await user_crud.get_many(db, options=[option], limit=1)
            assert [post.title for post in found[0].posts] == ["one"]
            db.expunge_all()

    @pytest.mark.parametrize("wrong", [not User.is_active, User.username is None])
    async def test_a_condition_that_python_answered_is_refused(
        self, db: AsyncSession, wrong: bool
    ) -> None:
        """Fact 18: SQLAlchemy would take False for a condition, and nothing would match."""
        for call in (user_crud.get_many, user_crud.count, user_crud.exists, user_crud.get_page):
            with pytest.raises(TypeError, match=r"X\.is_\(None\)"):
                await call(db, wrong)  # pyright: ignore[reportArgumentType]

    async def test_count(self, db: AsyncSession, sent: list[str]) -> None:
        assert await user_crud.count(db) == 4
        assert sent == ["SELECT"]
        assert await user_crud.count(db, User.id > 1, User.id < 4) == 2
        assert await user_crud.count(db, User.id > 99) == 0

    async def test_exists(self, db: AsyncSession, sent: list[str]) -> None:
        assert await user_crud.exists(db) is True
        assert sent == ["SELECT"]
        assert await user_crud.exists(db, and_(User.username == "ada", User.id == 4)) is True
        assert await user_crud.exists(db, User.username == "eve") is False
        assert await post_crud.exists(db) is False


async def test_posts_come_with_their_authors_in_one_statement(
    db: AsyncSession, ada: User, sent: list[str]
) -> None:
    """Fact 15: a selectinload would be two."""
    await post_crud.create_many(db, [{"title": t, "author_id": ada.id} for t in ("one", "two")])
    await post_crud.list(db)
    sent.clear()
    posts = await list_posts_with_authors(db)
    assert [(post.title, post.author.username) for post in posts] == [
        ("one", "ada"),
        ("two", "ada"),
    ]
    assert [post.title for post in await list_posts_with_authors(db, skip=1, limit=1)] == ["two"]
    assert sent == ["SELECT", "SELECT"]


class Other(DeclarativeBase):
    """The models of somebody else."""


class Animal(Other):
    __tablename__ = "animals"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}  # noqa: RUF012


class Dog(Animal):
    __mapper_args__ = {"polymorphic_identity": "dog"}  # noqa: RUF012


async def test_a_model_that_shares_its_table_sees_only_its_own_rows(db: AsyncSession) -> None:
    await (await db.connection()).run_sync(Other.metadata.create_all)
    dogs, animals = CRUDBase(Dog), CRUDBase(Animal)
    await animals.create(db)
    assert await dogs.count(db) == 0
    assert await dogs.exists(db) is False
    assert await dogs.exists(db, Dog.id == 1) is False
    dog = await dogs.create(db)
    assert await dogs.list(db) == [dog]
    assert (await dogs.get_page(db)).items == [dog]
    assert await dogs.delete_where(db, Animal.id > 0) == 1
    assert await animals.count(db) == 1


class Vehicle(Other):
    __tablename__ = "vehicles"
    id: Mapped[int] = mapped_column(primary_key=True)
    wheels: Mapped[int]


class Lorry(Vehicle):
    __tablename__ = "lorries"
    id: Mapped[int] = mapped_column(ForeignKey("vehicles.id"), primary_key=True)
    load: Mapped[int]


async def test_a_model_of_two_tables_works_alike(db: AsyncSession) -> None:
    await (await db.connection()).run_sync(Other.metadata.create_all)
    lorries = CRUDBase(Lorry)
    for load in (5, 7, 5):
        await lorries.create(db, wheels=6, load=load)
    with pytest.raises(FieldError, match=r"Lorry\.id is the primary key"):
        await lorries.create(db, id=9, wheels=4, load=1)
    await lorries.update(db, 2, {"wheels": 8, "load": 6})
    assert (await lorries.get_or_raise(db, 2)).wheels == 8
    assert await lorries.count(db, Vehicle.wheels == 6, Lorry.load == 5) == 2
    first = await lorries.get_page(db, limit=2, order_by=[Lorry.load])
    assert ([lorry.id for lorry in first.items], first.next) == ([1, 3], (5, 3))
    assert await lorries.delete(db, 1) is True
    assert [lorry.id for lorry in await lorries.list(db)] == [2, 3]


async def test_crud_can_be_made_before_the_models_it_refers_to(db: AsyncSession) -> None:
    """A module may say `crud = CRUDBase(Author)` before another has defined Book."""

    class Late(DeclarativeBase):
        pass

    class Author(Late):
        __tablename__ = "authors"
        id: Mapped[int] = mapped_column(primary_key=True)
        books: Mapped[list[Book]] = relationship(lazy="joined")

    crud = CRUDBase(Author)

    class Book(Late):
        __tablename__ = "books"
        id: Mapped[int] = mapped_column(primary_key=True)
        author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))

    await (await db.connection()).run_sync(Late.metadata.create_all)
    await crud.create(db, books=[Book(), Book()])
    db.expunge_all()
    (author,) = await crud.list(db)  # lazy="joined" needs unique() without any options
    assert len(author.books) == 2
