# expect: correct
# report: 20/20
from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from typing import Annotated, Any

import pytest
import pytest_asyncio
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, EmailStr
from sqlalchemy import CheckConstraint, ForeignKey, String, func, tuple_
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncAttrs, AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship
from sqlalchemy.orm import selectinload

from course_lib.app import ConflictError, CRUDBase, NotFoundError

Key = Annotated[int, mapped_column(primary_key=True)]


class Base(AsyncAttrs, DeclarativeBase):
    """Another way of writing the same tables: mixins, a class for the link, a CHECK."""


class Stamped:
    created_at: Mapped[dt.datetime] = mapped_column(server_default=func.now())


class Teaches(Base):
    __tablename__ = "workshop_teachers"

    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    teacher_id: Mapped[int] = mapped_column(
        ForeignKey("teachers.id", ondelete="CASCADE"), primary_key=True
    )


class Booking(Stamped, Base):
    __tablename__ = "bookings"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(254))
    workshop: Mapped[Workshop] = relationship(back_populates="bookings")


class Workshop(Stamped, Base):
    __tablename__ = "workshops"
    __table_args__ = (CheckConstraint("seats_left >= 0", name="not_overbooked"),)

    id: Mapped[Key]
    title: Mapped[str] = mapped_column(String(100))
    starts_on: Mapped[dt.date] = mapped_column(index=True)
    seats_left: Mapped[int] = mapped_column(server_default=text("10"))
    bookings: Mapped[list[Booking]] = relationship(
        back_populates="workshop", cascade="all, delete-orphan", order_by=Booking.id
    )
    teachers: Mapped[list[Teacher]] = relationship(
        secondary="workshop_teachers", back_populates="workshops", lazy="selectin"
    )


class Teacher(Base):
    __tablename__ = "teachers"

    id: Mapped[Key]
    name: Mapped[str]
    workshops: Mapped[list[Workshop]] = relationship(
        secondary="workshop_teachers", back_populates="teachers"
    )


from sqlalchemy import Index  # noqa: E402

Index("one_booking_each", Booking.workshop_id, Booking.email, unique=True)


class WorkshopCRUD(CRUDBase[Workshop]):
    async def page(
        self, db: AsyncSession, after: tuple[dt.date, int] | None = None, limit: int = 20
    ) -> list[Workshop]:
        place = tuple_(Workshop.starts_on, Workshop.id)
        found = await self.get_page(
            db,
            *([] if after is None else [place > after]),
            limit=limit,
            order_by=[Workshop.starts_on],
            options=[joinedload(Workshop.bookings), selectinload(Workshop.teachers)],
        )
        return list(found.items)

    async def book(self, db: AsyncSession, workshop_id: int, email: str) -> Booking:
        async with db.begin_nested():
            seats = await db.scalar(
                update(Workshop)
                .where(Workshop.id == workshop_id)
                .where(Workshop.seats_left >= 1)
                .values({Workshop.seats_left: Workshop.seats_left - 1})
                .returning(Workshop.seats_left)
                .execution_options(synchronize_session=False)
            )
            if seats is None:
                await self.get_or_raise(db, workshop_id)
                raise ConflictError("sold out")
            return await bookings.create(db, workshop_id=workshop_id, email=email)


bookings = CRUDBase(Booking)
workshop_crud = WorkshopCRUD(Workshop)


class NewBooking(BaseModel):
    email: EmailStr


class Booked(BaseModel, from_attributes=True):
    id: int
    workshop_id: int
    email: str


async def get_db(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as db:
        yield db
        await db.commit()


router = APIRouter(prefix="/workshops")


@router.post("/{workshop_id}/bookings", status_code=201, response_model=Booked)
async def book_route(
    workshop_id: int,
    payload: NewBooking,
    db: Annotated[AsyncSession, Depends(get_db, scope="function")],
) -> Any:
    return await workshop_crud.book(db, workshop_id, str(payload.email))


def make_app(engine: AsyncEngine) -> FastAPI:
    app = FastAPI()
    app.state.sessions = async_sessionmaker(engine)
    app.include_router(router)
    for error, status in ((NotFoundError, 404), (ConflictError, 409)):
        app.add_exception_handler(error, _answer(status))
    return app


def _answer(status: int) -> Any:
    async def handler(_request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status)

    return handler


@pytest_asyncio.fixture
async def small(db):
    workshop = Workshop(title="Ink", starts_on=dt.date(2030, 5, 5), seats_left=1)
    db.add(workshop)
    await db.flush()
    return workshop


class TestWorkshops:
    @pytest.mark.parametrize("email", ["mei@example.org", "zoe@example.org"])
    async def test_the_last_seat(self, db, crud, small, email):
        await crud.book(db, small.id, "ada@example.org")
        with pytest.raises(ConflictError):
            await crud.book(db, small.id, email)

    async def test_all_pages(self, db, crud):
        for number in range(5):
            day = dt.date(2030, 1, 1 + number // 3)
            await crud.create(db, title=str(number), starts_on=day, seats_left=2)
        seen, after = [], None
        while page := await crud.page(db, after=after, limit=2):
            seen += [each.title for each in page]
            after = page[-1].starts_on, page[-1].id
        assert seen == list("01234")
