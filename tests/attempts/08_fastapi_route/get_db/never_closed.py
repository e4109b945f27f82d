# expect: incorrect left_open
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    db = request.app.state.session_factory()
    yield db
    await db.commit()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
