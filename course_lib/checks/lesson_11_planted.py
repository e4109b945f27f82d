"""Repositories of workshops to try a learner's tests on: two that are right, three with a bug."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from course_lib.app import ConflictError, NotFoundError

from .lesson_11_own import Models, items

_ALONG = ("teachers", "bookings")


def _touch(workshop: Any) -> None:
    """Read what comes along; where it is no relationship that an option loads, this loads it."""
    for name in _ALONG:
        _ = items(getattr(workshop, name, ()))


class Planted:
    """A right repository of workshops. What else the learner's own can do, it can too.

    Attributes:
        calls: How often `page` or `book` was called.
    """

    def __init__(self, models: Models, own: Any) -> None:
        self._models = models
        self._own = own
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

    async def page(self, db: Any, after: Any = None, limit: int = 20) -> list[Any]:
        self.calls += 1
        workshop = self._models.workshop
        statement = select(workshop).options(*self._loaders()).limit(limit)
        if after is not None:
            statement = statement.where(self._behind(*after))
        ordered = statement.order_by(workshop.starts_on, workshop.id)
        workshops = list((await db.scalars(ordered)).unique())
        await db.run_sync(lambda _: [_touch(each) for each in workshops])
        return workshops

    def _loaders(self) -> list[Any]:
        links = self._models.workshop.__mapper__.relationships
        return [
            selectinload(getattr(self._models.workshop, name))
            for name in _ALONG
            if name in links and links[name].lazy not in ("write_only", "dynamic")
        ]

    def _behind(self, day: Any, key: int) -> Any:
        workshop = self._models.workshop
        return or_(workshop.starts_on > day, (workshop.starts_on == day) & (workshop.id > key))

    async def book(self, db: Any, workshop_id: int, email: str) -> Any:
        self.calls += 1
        try:
            async with db.begin_nested():
                await self._take(db, workshop_id)
                booking = self._models.booking
                new = insert(booking).values(workshop_id=workshop_id, email=email)
                return (await db.scalars(new.returning(booking))).one()
        except IntegrityError as error:
            raise ConflictError("has booked it already") from error

    async def _take(self, db: Any, workshop_id: int) -> None:
        workshop = self._models.workshop
        this, free = workshop.id == workshop_id, workshop.seats_left > 0
        taken = update(workshop).where(this, free).values(seats_left=workshop.seats_left - 1)
        if (await db.execute(taken)).rowcount == 0:
            if await db.scalar(select(workshop.id).where(this)) is None:
                raise NotFoundError(f"there is no workshop {workshop_id}")
            await self._sold_out(workshop_id)

    async def _sold_out(self, workshop_id: int) -> None:
        raise ConflictError(f"workshop {workshop_id} has no seat left")


class SoldOutError(ConflictError):
    """A conflict of its own class: a test that names ConflictError takes it."""


class Another(Planted):
    """Right as well: other words, and a class of its own for one of the errors."""

    async def _sold_out(self, workshop_id: int) -> None:
        raise SoldOutError("full")


class Overbooks(Planted):
    """Books although there is no seat left."""

    async def _sold_out(self, workshop_id: int) -> None:
        return None


class Overdraws(Planted):
    """Never looks whether there is a seat left: `seats_left` goes below 0.

    Where a CHECK of the learner's stops it, it is right.
    """

    async def _take(self, db: Any, workshop_id: int) -> None:
        workshop = self._models.workshop
        taken = update(workshop).where(workshop.id == workshop_id)
        if (await db.execute(taken.values(seats_left=workshop.seats_left - 1))).rowcount == 0:
            raise NotFoundError(f"there is no workshop {workshop_id}")


class LosesTies(Planted):
    """Goes on with the next day, whatever was left of this one."""

    def _behind(self, day: Any, key: int) -> Any:
        return self._models.workshop.starts_on > day


for _each in (Planted, Another, Overbooks, Overdraws, LosesTies):
    _each.__name__ = _each.__qualname__ = "WorkshopCRUD"  # a test cannot tell them by their name
