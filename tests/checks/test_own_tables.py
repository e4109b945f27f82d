"""Tables of a learner's own models, and what somebody else does between a read and a write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, func, select, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Mapped, mapped_column, relationship

from course_lib.app import Base, User
from course_lib.checks.database import CheckDatabase
from course_lib.checks.own_tables import image_of, take_strangers_out
from course_lib.checks.scene import Scene
from course_lib.checks.unmet import Unmet


def tables(*more: Any) -> MetaData:
    metadata = MetaData()
    Table("rooms", metadata, Column("id", Integer, primary_key=True), *more)
    return metadata


def test_two_models_of_one_name_do_not_get_in_each_others_way() -> None:
    plain = image_of(tables(), {"rooms": [{"id": 1}]})
    named = image_of(tables(Column("name", String)), {"rooms": [{"id": 1, "name": "hall"}]})
    assert plain != named


@pytest.mark.parametrize(
    ("metadata", "rows", "mistake", "words"),
    [
        (tables(), {"seats": [{"id": 1}]}, "missing_table", "no table `seats`"),
        (tables(), {"rooms": [{"name": "hall"}]}, "missing_column", "no column `name`"),
        (
            tables(Column("size", Integer, nullable=False)),
            {"rooms": [{"id": 1}]},
            "row_refused",
            "NOT NULL",
        ),
        (
            tables(Column("house_id", ForeignKey("houses.id"))),
            {},
            "wrong_foreign_key",
            "a table `houses`",
        ),
        (tables(Column("what")), {}, "tables_not_made", "what"),
    ],
)
def test_what_is_wrong_with_the_tables_is_said(
    metadata: MetaData, rows: Any, mistake: str, words: str
) -> None:
    with pytest.raises(Unmet) as caught:
        image_of(metadata, rows)
    assert caught.value.mistake == mistake
    assert words in caught.value.message
    assert caught.value.next_step


ROOMS = tables(Column("free", Integer, server_default="3"))
FREE = select(ROOMS.tables["rooms"].c.free)
TAKE = "UPDATE rooms SET free = free - 1"


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Scene]:
    database = CheckDatabase()
    scene = Scene(database)
    await scene.load(image_of(ROOMS, {"rooms": [{"id": 1}]}))
    yield scene
    await scene.db.close()
    await database.close()


@pytest.mark.asyncio
async def test_it_shows_whether_some_session_is_in_a_transaction(scene: Scene) -> None:
    assert not scene.in_transaction
    other = scene.new_session()
    assert await other.scalar(FREE) == 3
    assert scene.in_transaction
    await other.close()
    assert not scene.in_transaction


@pytest.mark.asyncio
async def test_somebodys_change_comes_between_the_read_and_the_write(scene: Scene) -> None:
    rooms = ROOMS.tables["rooms"]
    with scene.somebody_writes_first(TAKE):
        free = await scene.db.scalar(FREE)
        assert free == 3
        await scene.db.execute(update(rooms).values(free=rooms.c.free - 1))
        assert await scene.db.scalar(FREE) == 1
        await scene.db.execute(update(rooms).values(free=rooms.c.free - 1))
    assert await scene.db.scalar(FREE) == 0


@pytest.mark.asyncio
async def test_it_outlives_a_savepoint_that_is_rolled_back_and_comes_only_once(
    scene: Scene,
) -> None:
    rooms = ROOMS.tables["rooms"]
    with scene.somebody_writes_first(TAKE):
        savepoint = await scene.db.begin_nested()
        await scene.db.execute(update(rooms).values(free=0))
        await savepoint.rollback()
        assert await scene.db.scalar(FREE) == 2
        savepoint = await scene.db.begin_nested()
        await scene.db.execute(update(rooms).values(free=0))
        await savepoint.rollback()
        assert await scene.db.scalar(FREE) == 2


@pytest.mark.asyncio
async def test_a_savepoint_of_later_takes_nothing_back(scene: Scene) -> None:
    rooms = ROOMS.tables["rooms"]
    with scene.somebody_writes_first(TAKE):
        await scene.db.execute(update(rooms).values(free=rooms.c.free + 5))
        async with scene.db.begin_nested():
            savepoint = await scene.db.begin_nested()
            await scene.db.execute(update(rooms).values(free=0))
            await savepoint.rollback()
    assert await scene.db.scalar(select(func.max(rooms.c.free))) == 7


def test_models_on_the_courses_base_are_taken_out_again() -> None:
    before = set(Base.metadata.tables)

    class Room(Base):
        __tablename__ = "rooms"
        id: Mapped[int] = mapped_column(primary_key=True)
        seats: Mapped[list[Any]] = relationship("Seet")

    Table("room_users", Base.metadata, Column("room_id", ForeignKey("rooms.id")))
    with pytest.raises(InvalidRequestError):
        User(username="ada")  # every model of this base is unusable
    assert take_strangers_out(Base) == ["Room"]
    assert set(Base.metadata.tables) == before
    assert User(username="ada").username == "ada"
    assert take_strangers_out(Base) == []
