from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import ConflictError, NotFoundError, make_session_factory

from .repository import workshop_crud


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
