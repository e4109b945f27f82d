# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    factory = request.app.state.session_factory
    async with factory() as session, session.begin():
        yield session


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
