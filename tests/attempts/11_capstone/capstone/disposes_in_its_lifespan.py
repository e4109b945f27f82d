# expect: correct
# report: 20/20
from datetime import date

import pytest
import pytest_asyncio
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import *
from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Table,
    UniqueConstraint,
    and_,
    event,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import *
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    relationship,
    selectinload,
)

from course_lib.app import ConflictError, NotFoundError


class Base(DeclarativeBase): ...


workshop_teachers = Table(
    "workshop_teachers",
    Base.metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("teacher_id", ForeignKey("teachers.id", ondelete="CASCADE"), primary_key=True),
)


class Teacher(Base):
    __tablename__ = "teachers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    workshops: Mapped[list["Workshop"]] = relationship(
        secondary=workshop_teachers, back_populates="teachers"
    )


class Workshop(Base):
    __tablename__ = "workshops"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    starts_on: Mapped[date]
    seats_left: Mapped[int]
    teachers: Mapped[list[Teacher]] = relationship(
        secondary=workshop_teachers, back_populates="workshops"
    )
    bookings: Mapped[list["Booking"]] = relationship(
        back_populates="workshop", cascade="all, delete-orphan", passive_deletes=True
    )


class Booking(Base):
    __tablename__ = "bookings"
    __table_args__ = (UniqueConstraint("workshop_id", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    email: Mapped[str]
    workshop: Mapped[Workshop] = relationship(back_populates="bookings")




event.listen(Workshop.__table__, "after_create", DDL("CREATE TRIGGER full BEFORE UPDATE ON workshops WHEN NEW.seats_left < 0 BEGIN SELECT RAISE(ABORT, 'full'); END"))


class WorkshopCRUD:
    async def page(self, db, after=None, limit=20):
        statement = select(Workshop).options(
            selectinload(Workshop.teachers), selectinload(Workshop.bookings)
        )
        if after is not None:
            day, key = after
            same_day = and_(Workshop.starts_on == day, Workshop.id > key)
            statement = statement.where(or_(Workshop.starts_on > day, same_day))
        ordered = statement.order_by(Workshop.starts_on, Workshop.id).limit(limit)
        return (await db.scalars(ordered)).all()

    async def book(self, db, workshop_id, email):
        if (await db.execute(select(Workshop.id).filter_by(id=workshop_id))).scalar() is None:
            raise NotFoundError("none")
        try:
            async with db.begin_nested():
                await db.execute(update(Workshop).where(Workshop.id == workshop_id).values(seats_left=Workshop.seats_left - 1))
                booking = Booking(workshop_id=workshop_id, email=email)
                db.add(booking)
        except IntegrityError as e:
            raise ConflictError("full or twice") from e
        return booking

workshop_crud = WorkshopCRUD()


class BookingIn(BaseModel):
    email: EmailStr


class BookingOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    workshop_id: int
    email: str


from contextlib import asynccontextmanager


def make_app(engine):
    @asynccontextmanager
    async def lifespan(app):
        async with engine.begin() as c:
            await c.run_sync(Base.metadata.create_all)
        app.state.factory = async_sessionmaker(engine, expire_on_commit=False)
        yield
        await engine.dispose()

    app = FastAPI(lifespan=lifespan)

    @app.post("/workshops/{workshop_id}/bookings", status_code=201)
    async def post(workshop_id: int, body: BookingIn, request: Request) -> BookingOut:
        async with request.app.state.factory() as db, db.begin():
            try:
                return BookingOut.model_validate(await workshop_crud.book(db, workshop_id, body.email))
            except (NotFoundError, ConflictError) as e:
                raise HTTPException({NotFoundError: 404, ConflictError: 409}[type(e)]) from None
    return app


import itertools


def make(n, seats=1):
    return [Workshop(title=f"w{i}", starts_on=date(2030, 1, 1), seats_left=seats) for i in range(n)]

@pytest.fixture
def three():
    return make(3)

@pytest_asyncio.fixture(autouse=True)
async def stored(db, three):
    db.add_all(three)
    await db.commit()
    yield three
    await db.rollback()

class Base1:
    size = 1
    async def test_pages(self, db, crud, stored):
        page, after = [], None
        for _ in itertools.repeat(None, 9):
            found = await crud.page(db, after=after, limit=self.size)
            if not found:
                break
            page += found
            after = found[-1].starts_on, found[-1].id
        assert page == stored

class TestTwo(Base1):
    size = 2

    class TestInner:
        async def test_full(self, db, crud, three):
            await crud.book(db, three[0].id, "a@b.org")
            try:
                await crud.book(db, three[0].id, "b@b.org")
            except ConflictError:
                pass
            else:
                pytest.fail("oversold")
