# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    async with request.app.state.session_factory() as db:
        yield db
        try:
            await db.commit()
        except Exception as error:
            await db.rollback()
            raise HTTPException(500, "it was not saved") from error


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
