# expect: correct
# report: 20/20
from datetime import date

import pytest
import pytest_asyncio
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import *
from sqlalchemy import (
    Column,
    ForeignKey,
    Table,
    UniqueConstraint,
    func,
    select,
    tuple_,
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


class WorkshopCRUD:
    async def page(self, db, after=None, limit=20):
        place = func.row_number().over(order_by=(Workshop.starts_on, Workshop.id)).label("place")
        q = select(Workshop, place)
        if after is not None:
            q = q.where(tuple_(Workshop.starts_on, Workshop.id) > after)
        q = q.options(selectinload(Workshop.teachers), selectinload(Workshop.bookings)).order_by(place).limit(limit)
        return [w for w, _ in await db.execute(q)]

    async def book(self, db, workshop_id, email):
        for _ in range(20):
            row = (await db.execute(select(Workshop.seats_left).where(Workshop.id == workshop_id))).one_or_none()
            if row is None:
                raise NotFoundError("x")
            if row[0] < 1:
                raise ConflictError("full")
            try:
                async with db.begin_nested():
                    result = await db.execute(update(Workshop).where(Workshop.id == workshop_id, Workshop.seats_left == row[0]).values(seats_left=row[0] - 1))
                    if result.rowcount:
                        booking = Booking(workshop_id=workshop_id, email=email)
                        db.add(booking)
                        await db.flush()
                        return booking
            except IntegrityError:
                raise ConflictError("twice") from None
        raise ConflictError("busy")

workshop_crud = WorkshopCRUD()


class BookingIn(BaseModel):
    email: EmailStr


class BookingOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    workshop_id: int
    email: str


class App(FastAPI):
    def __init__(self, engine):
        super().__init__()
        self.add_api_route("/workshops/{workshop_id}/bookings", self.post, methods=["POST"])
        self.engine = engine
    async def post(self, workshop_id: int, body: BookingIn):
        async with async_sessionmaker(self.engine, expire_on_commit=False).begin() as db:
            try:
                booking = await workshop_crud.book(db, workshop_id, body.email)
            except NotFoundError:
                return JSONResponse({"detail": "none"}, status_code=404)
            except ConflictError:
                return JSONResponse({"detail": "conflict"}, status_code=409)
        return JSONResponse(BookingOut.model_validate(booking).model_dump(), 201)

make_app = App


class TestSeats:
    @pytest.fixture(autouse=True)
    def _prepare(self):
        self.day = date(2030, 1, 1)

    async def test_last(self, db, crud, workshop):
        await crud.book(db, workshop.id, "a@b.org")
        with pytest.raises(ConflictError, match=""):
            await crud.book(db, workshop.id, "b@b.org")
        assert await db.scalar(select(func.count()).select_from(Booking)) == 1

@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workshop(db):
    w = Workshop(title="a", starts_on=date(2030, 1, 1), seats_left=1)
    db.add(w)
    await db.commit()
    return w

@pytest.fixture(scope="session")
def day():
    yield date(2030, 1, 1)

@pytest.mark.asyncio
@pytest.mark.parametrize("size", [1, 2, pytest.param(3, id="three")])
@pytest.mark.parametrize(("n", "x"), [(4, 0), (7, 0)])
async def test_walk(db, crud, size, n, x, day):
    db.add_all([Workshop(title="a", starts_on=day, seats_left=1) for i in range(n)])
    await db.flush()
    seen, after = [], None
    while found := await crud.page(db, after, size):
        seen += [w.id for w in found]
        after = (found[-1].starts_on, found[-1].id)
    assert len(seen) == n
