# expect: incorrect wrong_fields
# report: 19/20, 14 wrong_fields
from datetime import date

import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import *
from sqlalchemy import (
    Column,
    ForeignKey,
    Table,
    UniqueConstraint,
    and_,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import *
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    relationship,
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
        back_populates="workshop", cascade="all", passive_deletes="all" if False else True, order_by="Booking.id", lazy="raise"
    )


class Booking(Base):
    __tablename__ = "bookings"
    __table_args__ = (UniqueConstraint("workshop_id", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    email: Mapped[str]
    workshop: Mapped[Workshop] = relationship(back_populates="bookings")


class WorkshopCRUD:
    async def page(self, db, after=None, limit=20):
        from sqlalchemy.orm.attributes import set_committed_value
        q = select(Workshop).order_by(Workshop.starts_on, Workshop.id).limit(limit)
        if after is not None:
            q = q.where(or_(Workshop.starts_on > after[0], and_(Workshop.starts_on == after[0], Workshop.id > after[1])))
        found = (await db.scalars(q)).all()
        ids = [w.id for w in found]
        taught = (await db.execute(select(workshop_teachers.c.workshop_id, Teacher).join(Teacher).where(workshop_teachers.c.workshop_id.in_(ids)))).all()
        booked = (await db.scalars(select(Booking).where(Booking.workshop_id.in_(ids)))).all()
        for w in found:
            set_committed_value(w, "teachers", [t for k, t in taught if k == w.id])
            set_committed_value(w, "bookings", [b for b in booked if b.workshop_id == w.id])
        return found

    async def book(self, db, workshop_id, email):
        from sqlalchemy.dialects.sqlite import insert as upsert
        r = await db.execute(update(Workshop).where(Workshop.id == workshop_id, Workshop.seats_left > 0).values(seats_left=Workshop.seats_left - 1))
        if not r.rowcount:
            if not await db.scalar(select(exists().where(Workshop.id == workshop_id))):
                raise NotFoundError("none")
            raise ConflictError("full")
        key = await db.scalar(upsert(Booking).values(workshop_id=workshop_id, email=email).on_conflict_do_nothing().returning(Booking.id))
        if key is None:
            await db.execute(update(Workshop).where(Workshop.id == workshop_id).values(seats_left=Workshop.seats_left + 1))
            raise ConflictError("twice")
        return await db.get_one(Booking, key)

workshop_crud = WorkshopCRUD()


class BookingIn(BaseModel):
    email: EmailStr


class BookingOut(BaseModel):
    id: int
    workshop_id: int
    email: str


router = APIRouter(prefix="/workshops", tags=["x"])

async def session(request: Request):
    async with request.app.state.Session() as db:
        yield db

@router.post("/{workshop_id}/bookings", status_code=201, response_model=BookingOut)
async def post(workshop_id: int, body: BookingIn, db: AsyncSession = Depends(session)):
    async with db.begin():
        booking = await workshop_crud.book(db, workshop_id, body.email)
        return BookingOut.model_validate(booking)

def make_app(engine):
    app = FastAPI(title="x")
    app.state.Session = async_sessionmaker(engine, expire_on_commit=False)
    app.include_router(router)
    @app.exception_handler(NotFoundError)
    async def nf(request, error):
        return JSONResponse({"detail": "no"}, 404)
    @app.exception_handler(ConflictError)
    async def cf(request, error):
        return JSONResponse({"detail": "no"}, 409)
    return app


class TestAll:
    def setup_method(self):
        self.day = date(2030, 1, 1)

    async def test_pages(self, db, crud):
        db.add_all([Workshop(id=i, title="a", starts_on=self.day, seats_left=1) for i in (1, 2, 3)])
        await db.flush()
        assert [w.id for w in await crud.page(db, after=(self.day, 1))] == [2, 3]

    async def test_seats(self, db, crud):
        db.add(Workshop(id=1, title="a", starts_on=self.day, seats_left=0))
        await db.flush()
        with pytest.raises(ConflictError):
            await crud.book(db, 1, "a@b.org")
