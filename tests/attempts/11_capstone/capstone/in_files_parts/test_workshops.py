from datetime import date

import pytest
import pytest_asyncio

from course_lib.app import ConflictError, make_engine, make_session_factory

from .models import Base, Workshop
from .repository import workshop_crud


@pytest_asyncio.fixture
async def db():
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with make_session_factory(engine)() as db:
        yield db
    await engine.dispose()


@pytest.fixture
def crud():
    return workshop_crud


@pytest.mark.asyncio
async def test_the_last_seat_is_sold_once(db, crud):
    workshop = Workshop(title="Clay", starts_on=date(2030, 1, 1), seats_left=1)
    db.add(workshop)
    await db.flush()
    await crud.book(db, workshop.id, "ada@example.org")
    with pytest.raises(ConflictError):
        await crud.book(db, workshop.id, "mei@example.org")


@pytest.mark.asyncio
async def test_pages_lose_no_workshop_of_a_day(db, crud):
    day = date(2030, 1, 1)
    db.add_all([Workshop(title=title, starts_on=day, seats_left=1) for title in "abc"])
    await db.flush()
    first = await crud.page(db, limit=2)
    rest = await crud.page(db, after=(day, first[-1].id), limit=2)
    assert [workshop.title for workshop in [*first, *rest]] == ["a", "b", "c"]
