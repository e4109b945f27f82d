# expect: incorrect left_open
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    db = request.app.state.session_factory()
    ok = False
    try:
        yield db
        ok = True
    finally:
        if ok:
            await db.commit()
        await db.close()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
