# expect: incorrect forgot_await
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    async with request.app.state.session_factory() as db:
        yield db
        db.commit()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
