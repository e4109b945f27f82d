# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


def session_factory(request: Request):
    return request.app.state.session_factory


async def get_db(factory=Depends(session_factory)):
    async with factory.begin() as db:
        yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
