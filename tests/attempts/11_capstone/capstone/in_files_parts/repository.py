from sqlalchemy import and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from course_lib.app import ConflictError, NotFoundError

from .models import Booking, Workshop


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
