# expect: incorrect not_a_session
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


from contextlib import asynccontextmanager

@asynccontextmanager
async def get_db(request: Request):
    async with request.app.state.session_factory.begin() as db:
        yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
