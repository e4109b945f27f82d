# expect: incorrect committed_after_error
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    async with request.app.state.session_factory() as db:
        try:
            yield db
        finally:
            await db.commit()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
