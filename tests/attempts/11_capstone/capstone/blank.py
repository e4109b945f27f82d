# expect: not_attempted
# report: 0/20, 1-18 not_attempted
from fastapi import FastAPI
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase): ...


class WorkshopCRUD:
    async def page(self, db, after=None, limit=20):
        """Return the next `limit` workshops behind `after`, with teachers and bookings."""
        ...

    async def book(self, db, workshop_id, email):
        """Store a booking and take a seat; NotFoundError, ConflictError."""
        ...


workshop_crud = WorkshopCRUD()


def make_app(engine) -> FastAPI:
    """Make the application on a database."""
    ...
