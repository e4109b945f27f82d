# expect: correct
# report: 20/20
from datetime import date
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint, and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, selectinload

from course_lib.app import ConflictError, NotFoundError, make_session_factory


from sqlalchemy import Date, Integer, String
from sqlalchemy.orm import registry

reg = registry()
workshop_teachers = Table("workshop_teachers", reg.metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("teacher_id", ForeignKey("teachers.id", ondelete="CASCADE"), primary_key=True))
teachers = Table("teachers", reg.metadata, Column("id", Integer, primary_key=True), Column("name", String, nullable=False))
workshops = Table("workshops", reg.metadata, Column("id", Integer, primary_key=True), Column("title", String, nullable=False), Column("starts_on", Date, nullable=False), Column("seats_left", Integer, nullable=False))
bookings = Table("bookings", reg.metadata, Column("id", Integer, primary_key=True), Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False), Column("email", String, nullable=False), UniqueConstraint("workshop_id", "email"))
class Teacher: ...
class Workshop:
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
class Booking:
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
reg.map_imperatively(Teacher, teachers, properties={"workshops": relationship(Workshop, secondary=workshop_teachers, back_populates="teachers")})
reg.map_imperatively(Workshop, workshops, properties={"teachers": relationship(Teacher, secondary=workshop_teachers, back_populates="workshops"), "bookings": relationship(Booking, back_populates="workshop", cascade="all, delete-orphan")})
reg.map_imperatively(Booking, bookings, properties={"workshop": relationship(Workshop, back_populates="bookings")})


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
        try:
            async with db.begin_nested():
                await self._take_a_seat(db, workshop_id)
                booking = Booking(workshop_id=workshop_id, email=email)
                db.add(booking)
                await db.flush()
        except IntegrityError as error:
            raise ConflictError("This person has booked already.") from error
        return booking

    async def _take_a_seat(self, db, workshop_id):
        taken = await db.execute(
            update(Workshop)
            .where(Workshop.id == workshop_id, Workshop.seats_left > 0)
            .values(seats_left=Workshop.seats_left - 1)
        )
        if taken.rowcount:
            return
        if await db.scalar(select(Workshop.id).where(Workshop.id == workshop_id)) is None:
            raise NotFoundError(f"There is no workshop {workshop_id}.")
        raise ConflictError(f"Workshop {workshop_id} is full.")


workshop_crud = WorkshopCRUD()


class BookingIn(BaseModel):
    email: EmailStr


class BookingOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    workshop_id: int
    email: str


def make_app(engine):
    app = FastAPI()
    Session = make_session_factory(engine)

    async def get_db():
        async with Session.begin() as db:
            yield db

    @app.post("/workshops/{workshop_id}/bookings", status_code=201)
    async def post_booking(
        workshop_id: int,
        new: BookingIn,
        db: Annotated[AsyncSession, Depends(get_db, scope="function")],
    ) -> BookingOut:
        try:
            booking = await workshop_crud.book(db, workshop_id, new.email)
        except NotFoundError as error:
            raise HTTPException(404, str(error)) from error
        except ConflictError as error:
            raise HTTPException(409, str(error)) from error
        return BookingOut.model_validate(booking)

    return app


async def test_the_last_seat_is_sold_once(db, crud):
    workshop = Workshop(title="Clay", starts_on=date(2030, 1, 1), seats_left=1)
    db.add(workshop)
    await db.flush()
    await crud.book(db, workshop.id, "ada@example.org")
    with pytest.raises(ConflictError):
        await crud.book(db, workshop.id, "mei@example.org")


async def test_pages_lose_no_workshop_of_a_day(db, crud):
    day = date(2030, 1, 1)
    db.add_all([Workshop(title=title, starts_on=day, seats_left=1) for title in "abc"])
    await db.flush()
    first = await crud.page(db, limit=2)
    rest = await crud.page(db, after=(day, first[-1].id), limit=2)
    assert [workshop.title for workshop in [*first, *rest]] == ["a", "b", "c"]
