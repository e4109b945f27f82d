# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


def factory_of(request):
    return request.app.state.session_factory


async def get_db(request: Request = None, *, unused: bool = False):
    async with factory_of(request).begin() as db:
        yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
