# expect: correct
# report: 20/20
from datetime import date

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import *
from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Table,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
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
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False),
    Column("teacher_id", ForeignKey("teachers.id", ondelete="CASCADE"), nullable=False),
    UniqueConstraint("workshop_id", "teacher_id"),
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


class WorkshopCRUD:
    async def page(self, db, after=None, limit=20):
        day, key = after or (date(1, 1, 1), 0)
        q = text("SELECT * FROM workshops WHERE (starts_on, id) > (:day, :key) ORDER BY starts_on, id LIMIT :n").bindparams(bindparam("day", type_=Date), key=key, n=limit).bindparams(day=day)
        return list(await db.scalars(select(Workshop).from_statement(q).options(subqueryload(Workshop.teachers) if False else selectinload(Workshop.teachers), selectinload(Workshop.bookings))))

    async def book(self, db, workshop_id, email):
        c = await db.connection()
        await c.exec_driver_sql("SAVEPOINT mine")
        try:
            r = await c.exec_driver_sql("UPDATE workshops SET seats_left = seats_left - 1 WHERE id = ? AND seats_left > 0", (workshop_id,))
            if r.rowcount != 1:
                found = (await c.exec_driver_sql("SELECT 1 FROM workshops WHERE id = ?", (workshop_id,))).first()
                raise ConflictError("full") if found else NotFoundError("none")
            r = await c.exec_driver_sql("INSERT INTO bookings (workshop_id, email) VALUES (?, ?) RETURNING id", (workshop_id, email))
            key = r.scalar_one()
        except IntegrityError as e:
            await c.exec_driver_sql("ROLLBACK TO mine")
            await c.exec_driver_sql("RELEASE mine")
            raise ConflictError("twice") from e
        except Exception:
            await c.exec_driver_sql("ROLLBACK TO mine")
            await c.exec_driver_sql("RELEASE mine")
            raise
        await c.exec_driver_sql("RELEASE mine")
        return (await db.scalars(select(Booking).where(Booking.id == key))).one()

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
    @app.post("/workshops/{workshop_id}/bookings", status_code=201)
    async def post(workshop_id: int, body: BookingIn):
        async with AsyncSession(engine) as db:
            try:
                booking = await workshop_crud.book(db, workshop_id, body.email)
                out = {"id": booking.id, "workshop_id": booking.workshop_id, "email": booking.email}
                await db.commit()
            except NotFoundError:
                raise HTTPException(status_code=404)
            except ConflictError:
                raise HTTPException(status_code=409)
        return out
    return app


async def test_seats(db, crud):
    w = Workshop(title="a", starts_on=date(2030, 1, 1), seats_left=1)
    db.add(w)
    await db.flush()
    for name in "abc":
        try:
            await crud.book(db, w.id, name + "@b.org")
        except ConflictError:
            pass
    await db.refresh(w)
    assert w.seats_left == 0
async def test_pages_lose_no_workshop_of_a_day(db, crud):
    day = date(2030, 1, 1)
    db.add_all([Workshop(title=title, starts_on=day, seats_left=1) for title in "abc"])
    await db.flush()
    first = await crud.page(db, limit=2)
    rest = await crud.page(db, after=(day, first[-1].id), limit=2)
    assert [workshop.title for workshop in [*first, *rest]] == ["a", "b", "c"]
