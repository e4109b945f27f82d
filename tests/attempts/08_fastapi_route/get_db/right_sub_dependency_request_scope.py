# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def opened(request: Request):
    async with request.app.state.session_factory() as db:
        yield db

async def get_db(db: Annotated[AsyncSession, Depends(opened)]):
    yield db
    await db.commit()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
